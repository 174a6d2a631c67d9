package io.joule.tron;

import io.joule.money.Sun;
import io.joule.tron.TronNetwork.DelegatedOut;
import io.joule.tron.TronNetwork.Holdings;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Figures of one node's solid chain, with the heads between which they hold. */
final class SolidQuestions {

    /** The rest of the service shares this node and its limits. */
    private static final int AT_ONCE = 2;

    private SolidQuestions() {}

    static Uni<DelegatedOut> delegatedOut(NodeClient node, TronAddress owner) {
        return between(
                node,
                account(node, owner)
                        .chain(account -> records(node, owner)
                                .map(records -> Map.entry(
                                        account.map(AccountState::delegatedForEnergy)
                                                .orElse(Sun.ZERO),
                                        records))),
                (heads, found) -> new DelegatedOut(heads.from(), heads.to(), found.getKey(), found.getValue()));
    }

    static Uni<Holdings> holdings(NodeClient node, TronAddress address, Optional<TronAddress> token) {
        return between(
                node,
                account(node, address)
                        .chain(account -> token.map(t -> balanceOf(node, address, t))
                                .orElse(Uni.createFrom().item(0L))
                                .map(tokens -> Map.entry(
                                        account.map(AccountState::balance).orElse(Sun.ZERO), tokens))),
                (heads, found) -> new Holdings(heads.from(), heads.to(), found.getKey(), found.getValue()));
    }

    private record Heads(long from, long to) {}

    private static <T, R> Uni<R> between(NodeClient node, Uni<T> question, BiFunction<Heads, T, R> result) {
        return BlockQuestions.solidHead(node)
                .chain(before -> question.chain(found -> BlockQuestions.solidHead(node)
                        .map(after -> result.apply(new Heads(before.height(), after.height()), found))));
    }

    private static Uni<Optional<AccountState>> account(NodeClient node, TronAddress address) {
        return node.solid(
                "getaccount", Map.of("address", address.hex()), json -> AccountAnswers.account(json, address));
    }

    private static Uni<List<DelegatedResource>> records(NodeClient node, TronAddress owner) {
        return node.solid(
                        "getdelegatedresourceaccountindexv2",
                        Map.of("value", owner.hex()),
                        json -> AccountAnswers.receivers(json, owner))
                .chain(receivers -> Multi.createFrom()
                        .iterable(receivers)
                        .onItem()
                        .transformToUni(receiver -> pair(node, owner, receiver))
                        .merge(AT_ONCE)
                        .collect()
                        .asList())
                .map(pairs -> pairs.stream().flatMap(List::stream).toList());
    }

    static Uni<List<DelegatedResource>> pair(NodeClient node, TronAddress from, TronAddress to) {
        return node.solid(
                "getdelegatedresourcev2",
                Map.of("fromAddress", from.hex(), "toAddress", to.hex()),
                json -> AccountAnswers.delegated(json, from, to));
    }

    private static Uni<Long> balanceOf(NodeClient node, TronAddress address, TronAddress token) {
        Map<String, ?> question = Map.of(
                "owner_address",
                address.hex(),
                "contract_address",
                token.hex(),
                "function_selector",
                "balanceOf(address)",
                "parameter",
                "0".repeat(24) + address.hex().substring(2));
        return node.solid("triggerconstantcontract", question, TransactionAnswers::call)
                .map(SolidQuestions::number);
    }

    private static long number(CallResult balance) {
        boolean whole = balance.success() && balance.result().length() == 64;
        if (!whole) {
            throw NodeTrouble.unreadable("no balance of the token: " + balance.message());
        }
        try {
            return new BigInteger(balance.result(), 16).longValueExact();
        } catch (ArithmeticException e) {
            throw NodeTrouble.unreadable("a balance of the token that no token has");
        }
    }
}
