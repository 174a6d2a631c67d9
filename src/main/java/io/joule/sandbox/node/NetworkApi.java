package io.joule.sandbox.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.joule.sandbox.chain.Block;
import io.joule.sandbox.chain.ChainConfig;
import io.joule.sandbox.chain.Fees;
import io.joule.sandbox.chain.SimulatedTron;

/** What a node says about the network and itself. */
final class NetworkApi {

    private final SimulatedTron chain;

    NetworkApi(SimulatedTron chain) {
        this.chain = chain;
    }

    JsonNode parameters(NodeRequest request) {
        ChainConfig config = chain.config();
        Fees fees = config.fees();
        ArrayNode list = Json.array();
        add(list, "getMaintenanceTimeInterval", 21_600_000);
        add(list, "getCreateAccountFee", fees.createAccountFee());
        add(list, "getTransactionFee", fees.transactionFee());
        add(list, "getCreateNewAccountFeeInSystemContract", fees.newAccountFee());
        add(list, "getCreateNewAccountBandwidthRate", 1);
        add(list, "getRemoveThePowerOfTheGr", 0);
        add(list, "getEnergyFee", fees.energyFee());
        add(list, "getAllowDelegateResource", 1);
        add(list, "getTotalEnergyLimit", config.totalEnergyLimit());
        add(list, "getTotalEnergyCurrentLimit", config.totalEnergyLimit());
        add(list, "getAllowMultiSign", 1);
        add(list, "getAllowAdaptiveEnergy", 0);
        add(list, "getUpdateAccountPermissionFee", fees.permissionUpdateFee());
        add(list, "getMultiSignFee", fees.multiSignFee());
        add(list, "getForbidTransferToContract", 1);
        add(list, "getMaxFeeLimit", fees.maxFeeLimit());
        add(list, "getFreeNetLimit", fees.freeNetLimit());
        add(list, "getTotalNetLimit", config.totalNetLimit());
        add(list, "getMemoFee", fees.memoFee());
        add(list, "getUnfreezeDelayDays", 14);
        add(list, "getAllowDynamicEnergy", 1);
        add(list, "getDynamicEnergyThreshold", 5_000_000_000L);
        add(list, "getDynamicEnergyIncreaseFactor", 2_000);
        add(list, "getDynamicEnergyMaxFactor", 34_000);
        add(list, "getAllowCancelAllUnfreezeV2", 1);
        add(list, "getMaxDelegateLockPeriod", ChainConfig.MAX_LOCK_BLOCKS);
        add(list, "getAllowTvmBlob", 0);
        return Json.object().set("chainParameter", list);
    }

    private static void add(ArrayNode list, String key, long value) {
        Json.put(list.addObject().put("key", key), "value", value);
    }

    JsonNode energyPrices(NodeRequest request) {
        return Json.object().put("prices", "0:" + chain.config().fees().energyFee());
    }

    JsonNode bandwidthPrices(NodeRequest request) {
        return Json.object().put("prices", "0:" + chain.config().fees().transactionFee());
    }

    JsonNode nodeInfo(NodeRequest request) {
        ObjectNode node = Json.object().put("beginSyncNum", chain.solidHead().number());
        return node.put("block", name(chain.head()))
                .put("solidityBlock", name(chain.agreedHead()))
                .put("currentConnectCount", 0);
    }

    private static String name(Block block) {
        return "Num:" + block.number() + ",ID:" + block.id();
    }

    JsonNode pendingSize(NodeRequest request) {
        return Json.object().put("pendingSize", chain.pendingCount());
    }
}
