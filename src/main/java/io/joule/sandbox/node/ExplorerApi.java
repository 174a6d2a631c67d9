package io.joule.sandbox.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.joule.sandbox.chain.Account;
import io.joule.sandbox.chain.ChainView;
import io.joule.sandbox.chain.Resource;
import io.joule.sandbox.chain.SimulatedTron;
import io.joule.tron.TronAddress;

/** The account calls of TronScan and TronGrid, as far as balances and resources go. */
final class ExplorerApi {

    private final SimulatedTron chain;
    private final TronAddress usdt;

    ExplorerApi(SimulatedTron chain, TronAddress usdt) {
        this.chain = chain;
        this.usdt = usdt;
    }

    /** TronScan: GET /api/accountv2?address=T… */
    JsonNode tronscan(NodeRequest request) {
        TronAddress address = TronAddress.parse(request.text("address"));
        return chain.readFull(view -> {
            ObjectNode node = Json.object().put("address", address.toString());
            node.put("activated", view.account(address).isPresent());
            node.put("balance", view.account(address).map(Account::balance).orElse(0L));
            view.account(address).ifPresent(account -> node.set("bandwidth", bandwidth(view, account)));
            ArrayNode tokens = tokens(view, address);
            node.set("trc20token_balances", tokens);
            node.set("withPriceTokens", tokens.deepCopy());
            return node;
        });
    }

    private static ObjectNode bandwidth(ChainView view, Account account) {
        long energyLimit = view.limit(account, Resource.ENERGY);
        long netLimit = view.limit(account, Resource.BANDWIDTH);
        long freeLimit = view.config().fees().freeNetLimit();
        return Json.object()
                .put("energyLimit", energyLimit)
                .put("energyUsed", account.energy().usage())
                .put(
                        "energyRemaining",
                        Math.max(0, energyLimit - account.energy().usage()))
                .put("netLimit", netLimit)
                .put("netUsed", account.bandwidth().usage())
                .put("netRemaining", Math.max(0, netLimit - account.bandwidth().usage()))
                .put("freeNetLimit", freeLimit)
                .put("freeNetUsed", account.freeNetUsage())
                .put("freeNetRemaining", freeLimit - account.freeNetUsage());
    }

    private ArrayNode tokens(ChainView view, TronAddress address) {
        ArrayNode array = Json.array();
        array.addObject()
                .put("tokenId", usdt.toString())
                .put("tokenName", "Tether USD")
                .put("tokenAbbr", "USDT")
                .put("tokenDecimal", 6)
                .put("tokenType", "trc20")
                .put("balance", view.tokens(usdt, address).toString());
        return array;
    }

    /** TronGrid: GET /v1/accounts/{address}; an address that is not activated has no data. */
    JsonNode trongrid(TronAddress address) {
        ObjectNode node = Json.object();
        ArrayNode data = node.putArray("data");
        chain.readFull(view -> {
            view.account(address).ifPresent(account -> {
                ObjectNode one = AccountJson.account(account, false);
                one.putArray("trc20")
                        .addObject()
                        .put(usdt.toString(), view.tokens(usdt, address).toString());
                data.add(one);
            });
            return data;
        });
        node.put("success", true);
        node.putObject("meta").put("at", chain.now()).put("page_size", data.size());
        return node;
    }
}
