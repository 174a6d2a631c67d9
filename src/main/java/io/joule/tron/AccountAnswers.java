package io.joule.tron;

import com.fasterxml.jackson.databind.JsonNode;
import io.joule.money.Sun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads accounts, their permissions and resources, delegations, and the chain's parameters. */
final class AccountAnswers {

    private static final Set<String> ACCOUNT_TYPES = Set.of("", "Normal", "AssetIssue", "Contract");

    private AccountAnswers() {}

    static Optional<AccountState> account(JsonNode json, TronAddress asked) {
        Answer answer = Answer.of(json);
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        Answer.expectTrue(answer.address("address").equals(asked), "address", "the one that was asked for");
        Answer.expect(ACCOUNT_TYPES.contains(answer.text("type")), "type", "a known type of account");
        Sun delegated = answer.has("account_resource")
                ? new Sun(answer.object("account_resource").amount("delegated_frozenV2_balance_for_energy"))
                : Sun.ZERO;
        return Optional.of(new AccountState(
                asked,
                new Sun(answer.amount("balance")),
                answer.text("type").equals("Contract"),
                stakedForEnergy(answer),
                delegated,
                owner(answer, asked),
                answer.objects("active_permission").stream()
                        .map(AccountAnswers::active)
                        .toList()));
    }

    static Optional<AccountResources> resources(JsonNode json) {
        Answer answer = Answer.of(json);
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        long limit = answer.amount("TotalEnergyLimit");
        long weight = answer.amount("TotalEnergyWeight");
        Answer.expect(limit > 0 && weight > 0, "TotalEnergyWeight", "above 0");
        return Optional.of(new AccountResources(
                answer.amount("EnergyUsed"),
                answer.amount("EnergyLimit"),
                answer.amount("freeNetUsed"),
                answer.amount("freeNetLimit"),
                answer.amount("NetUsed"),
                answer.amount("NetLimit"),
                new EnergyRatio(limit, weight)));
    }

    /** {@code {}} is 0 here. */
    static Sun maxSize(JsonNode json) {
        return new Sun(Answer.of(json).amount("max_size"));
    }

    static List<DelegatedResource> delegated(JsonNode json, TronAddress from, TronAddress to) {
        List<DelegatedResource> records = new ArrayList<>();
        for (Answer answer : Answer.of(json).objects("delegatedResource")) {
            boolean ofThatPair =
                    answer.address("from").equals(from) && answer.address("to").equals(to);
            Answer.expectTrue(ofThatPair, "delegatedResource", "of the pair that was asked for");
            long sun = answer.amount("frozen_balance_for_energy");
            long expires = answer.amount("expire_time_for_energy");
            if (sun > 0) {
                records.add(new DelegatedResource(
                        from, to, new Sun(sun), expires == 0 ? null : Instant.ofEpochMilli(expires)));
            }
        }
        return records;
    }

    /** To whom {@code from} has delegated anything at all. */
    static List<TronAddress> receivers(JsonNode json, TronAddress from) {
        Answer answer = Answer.of(json);
        Answer.expectTrue(answer.address("account").equals(from), "account", "the one that was asked for");
        return answer.addresses("toAccounts");
    }

    static ChainParameters parameters(JsonNode json) {
        Map<String, Answer> byKey = new HashMap<>();
        Answer.of(json).objects("chainParameter").forEach(parameter -> byKey.put(parameter.text("key"), parameter));
        Sun activation = parameter(byKey, "getCreateNewAccountFeeInSystemContract")
                .plus(parameter(byKey, "getCreateAccountFee"));
        return new ChainParameters(parameter(byKey, "getEnergyFee"), parameter(byKey, "getTransactionFee"), activation);
    }

    private static Sun parameter(Map<String, Answer> byKey, String key) {
        Answer.expect(byKey.containsKey(key), key, "among the parameters");
        return new Sun(byKey.get(key).amount("value"));
    }

    private static Sun stakedForEnergy(Answer account) {
        return account.objects("frozenV2").stream()
                .filter(stake -> stake.text("type").equals("ENERGY"))
                .map(stake -> new Sun(stake.amount("amount")))
                .reduce(Sun.ZERO, Sun::plus);
    }

    /** An account from before there were permissions has none written down: its own key is the owner. */
    private static Permission owner(Answer account, TronAddress address) {
        return account.has("owner_permission")
                ? permission(account.object("owner_permission"), 0, Set.of())
                : new Permission(0, "owner", 1, Set.of(), Map.of(address, 1L));
    }

    private static Permission active(Answer permission) {
        long id = permission.required("id");
        Answer.expect(id >= 2 && id <= 9, "id", "2 to 9");
        return permission(permission, (int) id, operations(permission.hex("operations", 64)));
    }

    private static Permission permission(Answer permission, int id, Set<Integer> operations) {
        long threshold = permission.required("threshold");
        Answer.expect(threshold > 0, "threshold", "above 0");
        Map<TronAddress, Long> keys = new HashMap<>();
        permission.objects("keys").forEach(key -> keys.put(key.address("address"), key.required("weight")));
        return new Permission(id, permission.text("permission_name"), threshold, operations, Map.copyOf(keys));
    }

    /** 32 bytes; contract type t is bit t % 8 of byte t / 8. */
    private static Set<Integer> operations(String mask) {
        byte[] bytes = HexFormat.of().parseHex(mask);
        Set<Integer> operations = new TreeSet<>();
        for (int type = 0; type < bytes.length * Byte.SIZE; type++) {
            if ((bytes[type / Byte.SIZE] >> (type % Byte.SIZE) & 1) == 1) {
                operations.add(type);
            }
        }
        return Set.copyOf(operations);
    }
}
