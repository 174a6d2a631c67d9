package io.joule.sandbox.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.joule.sandbox.chain.Account;
import io.joule.sandbox.chain.ChainView;
import io.joule.sandbox.chain.Delegated;
import io.joule.sandbox.chain.DelegationIndex;
import io.joule.sandbox.chain.DelegationPair;
import io.joule.sandbox.chain.Resource;
import io.joule.sandbox.chain.SimulatedTron;
import io.joule.tron.TronAddress;
import java.util.Optional;

/** Questions about accounts and delegations, answered from the full node's pending state or from the solid one. */
final class QueryApi {

    private static final int MAX_UNFREEZING = 32;

    private final SimulatedTron chain;
    private final boolean solid;

    QueryApi(SimulatedTron chain, boolean solid) {
        this.chain = chain;
        this.solid = solid;
    }

    private <T> T read(SimulatedTron.Question<T, RuntimeException> question) {
        return solid ? chain.readSolid(question) : chain.readFull(question);
    }

    JsonNode account(NodeRequest request) {
        return withAccount(request, "address", (view, account) -> AccountJson.account(account, request.visible()));
    }

    JsonNode resources(NodeRequest request) {
        return withAccount(request, "address", AccountJson::resources);
    }

    JsonNode unfreezeCount(NodeRequest request) {
        return withAccount(
                request,
                "owner_address",
                (view, account) -> Json.put(
                        Json.object(),
                        "count",
                        MAX_UNFREEZING - account.unfreezing().size()));
    }

    JsonNode withdrawable(NodeRequest request) {
        return withAccount(request, "owner_address", (view, account) -> {
            long time = request.has("timestamp") ? request.number("timestamp") : chain.now();
            return Json.put(Json.object(), "amount", view.withdrawable(account, time));
        });
    }

    private interface AccountAnswer {
        ObjectNode of(ChainView view, Account account);
    }

    private JsonNode withAccount(NodeRequest request, String field, AccountAnswer answer) {
        Optional<TronAddress> address = address(request.bytes(field));
        return read(view -> address.flatMap(view::account)
                .map(account -> answer.of(view, account))
                .orElseGet(Json::object));
    }

    JsonNode canDelegate(NodeRequest request) {
        Optional<TronAddress> owner = address(request.bytes("owner_address"));
        Resource resource = request.number("type") == 1 ? Resource.ENERGY : Resource.BANDWIDTH;
        long sun =
                read(view -> owner.map(who -> view.delegatable(who, resource)).orElse(0L));
        return Json.put(Json.object(), "max_size", sun);
    }

    JsonNode delegated(NodeRequest request) {
        Optional<TronAddress> from = address(request.bytes("fromAddress"));
        Optional<TronAddress> to = address(request.bytes("toAddress"));
        ObjectNode node = Json.object();
        if (from.isEmpty() || to.isEmpty()) {
            return node;
        }
        DelegationPair pair = read(view -> view.delegation(from.get(), to.get()));
        for (Delegated record : new Delegated[] {pair.unlocked(), pair.locked()}) {
            if (!record.isEmpty()) {
                ObjectNode one = node.withArray("delegatedResource").addObject();
                one.put("from", Json.address(from.get(), request.visible()));
                one.put("to", Json.address(to.get(), request.visible()));
                amounts(one, record);
            }
        }
        return node;
    }

    private static void amounts(ObjectNode node, Delegated record) {
        Json.put(node, "frozen_balance_for_bandwidth", record.bandwidth());
        Json.put(node, "frozen_balance_for_energy", record.energy());
        Json.put(node, "expire_time_for_bandwidth", record.bandwidthExpiry());
        Json.put(node, "expire_time_for_energy", record.energyExpiry());
    }

    JsonNode delegationIndex(NodeRequest request) {
        Optional<TronAddress> address = address(request.bytes("value"));
        ObjectNode node = Json.object();
        if (address.isEmpty()) {
            return node;
        }
        DelegationIndex index = read(view -> view.delegations(address.get()));
        node.put("account", Json.address(address.get(), request.visible()));
        for (TronAddress lender : index.lenders()) {
            node.withArray("fromAccounts").add(Json.address(lender, request.visible()));
        }
        for (TronAddress borrower : index.borrowers()) {
            node.withArray("toAccounts").add(Json.address(borrower, request.visible()));
        }
        return node;
    }

    static Optional<TronAddress> address(byte[] raw) {
        boolean valid = raw.length == TronAddress.LENGTH && raw[0] == TronAddress.PREFIX;
        return valid ? Optional.of(TronAddress.of(raw)) : Optional.empty();
    }
}
