package io.joule.sandbox.node;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.joule.sandbox.chain.Account;
import io.joule.sandbox.chain.ChainConfig;
import io.joule.sandbox.chain.ChainView;
import io.joule.sandbox.chain.Resource;
import io.joule.sandbox.chain.StakedResource;
import org.tron.trident.proto.Common.Permission;

/** An account as the node prints it. */
final class AccountJson {

    private AccountJson() {}

    static ObjectNode account(Account account, boolean visible) {
        ObjectNode node = Json.object().put("address", Json.address(account.address(), visible));
        if (account.isContract()) {
            node.put("type", "Contract");
        }
        Json.put(node, "balance", account.balance());
        Json.put(node, "net_usage", account.bandwidth().usage());
        Json.put(node, "create_time", account.createTime());
        Json.put(node, "latest_opration_time", account.latestOperationTime());
        Json.put(node, "free_net_usage", account.freeNetUsage());
        Json.put(node, "latest_consume_time", account.bandwidth().lastSlot() * ChainConfig.SLOT_MS);
        Json.put(node, "latest_consume_free_time", account.freeNetSlot() * ChainConfig.SLOT_MS);
        node.put("net_window_size", account.bandwidth().window()).put("net_window_optimized", true);
        node.set("account_resource", energy(account.energy()));
        permissions(node, account, visible);
        frozen(node.putArray("frozenV2"), account);
        unfreezing(node, account);
        lent(node, account.bandwidth());
        return node.put("asset_optimized", true);
    }

    private static ObjectNode energy(StakedResource energy) {
        ObjectNode node = Json.object();
        Json.put(node, "energy_usage", energy.usage());
        Json.put(node, "latest_consume_time_for_energy", energy.lastSlot() * ChainConfig.SLOT_MS);
        node.put("energy_window_size", energy.window());
        Json.put(node, "delegated_frozenV2_balance_for_energy", energy.delegatedOut());
        Json.put(node, "acquired_delegated_frozenV2_balance_for_energy", energy.acquired());
        return node.put("energy_window_optimized", true);
    }

    private static void permissions(ObjectNode node, Account account, boolean visible) {
        if (account.isContract()) {
            return;
        }
        node.set("owner_permission", permission(account.owner(), visible));
        ArrayNode actives = node.putArray("active_permission");
        account.actives().forEach(active -> actives.add(permission(active, visible)));
    }

    private static ObjectNode permission(Permission permission, boolean visible) {
        return new ProtoJson(visible).write(permission);
    }

    private static void frozen(ArrayNode array, Account account) {
        Json.put(array.addObject(), "amount", account.bandwidth().staked());
        Json.put(
                array.addObject().put("type", "ENERGY"),
                "amount",
                account.energy().staked());
        array.addObject().put("type", "TRON_POWER");
    }

    private static void unfreezing(ObjectNode node, Account account) {
        if (account.unfreezing().isEmpty()) {
            return;
        }
        ArrayNode array = node.putArray("unfrozenV2");
        for (Account.Unfreezing entry : account.unfreezing()) {
            ObjectNode one = array.addObject();
            if (entry.resource() != Resource.BANDWIDTH) {
                one.put("type", entry.resource().name());
            }
            one.put("unfreeze_amount", entry.sun()).put("unfreeze_expire_time", entry.expireTime());
        }
    }

    private static void lent(ObjectNode node, StakedResource bandwidth) {
        Json.put(node, "delegated_frozenV2_balance_for_bandwidth", bandwidth.delegatedOut());
        Json.put(node, "acquired_delegated_frozenV2_balance_for_bandwidth", bandwidth.acquired());
    }

    static ObjectNode resources(ChainView view, Account account) {
        ChainConfig config = view.config();
        ObjectNode node = Json.object();
        Json.put(node, "freeNetUsed", account.freeNetUsage());
        Json.put(node, "freeNetLimit", config.fees().freeNetLimit());
        Json.put(node, "NetUsed", account.bandwidth().usage());
        Json.put(node, "NetLimit", view.limit(account, Resource.BANDWIDTH));
        Json.put(node, "TotalNetLimit", config.totalNetLimit());
        Json.put(node, "TotalNetWeight", view.totalWeight(Resource.BANDWIDTH));
        long power = account.bandwidth().ownTotal() + account.energy().ownTotal();
        Json.put(node, "tronPowerLimit", power / 1_000_000);
        Json.put(node, "EnergyUsed", account.energy().usage());
        Json.put(node, "EnergyLimit", view.limit(account, Resource.ENERGY));
        Json.put(node, "TotalEnergyLimit", config.totalEnergyLimit());
        Json.put(node, "TotalEnergyWeight", view.totalWeight(Resource.ENERGY));
        return node;
    }
}
