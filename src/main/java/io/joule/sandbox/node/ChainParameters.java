package io.joule.sandbox.node;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.joule.sandbox.chain.ChainConfig;
import io.joule.sandbox.chain.Fees;
import java.util.Map;

/**
 * What the committee has voted, as getchainparameters lists it: all of the recorded ones, of which the simulation obeys
 * some.
 */
final class ChainParameters {

    /** Key and value in the recorded node's order. */
    private static final String RECORDED = """
            getMaintenanceTimeInterval 21600000
            getAccountUpgradeCost 9999000000
            getCreateAccountFee 100000
            getTransactionFee 1000
            getAssetIssueFee 1024000000
            getWitnessPayPerBlock 8000000
            getWitnessStandbyAllowance 115200000000
            getCreateNewAccountFeeInSystemContract 1000000
            getCreateNewAccountBandwidthRate 1
            getAllowCreationOfContracts 1
            getRemoveThePowerOfTheGr 0
            getEnergyFee 100
            getExchangeCreateFee 1024000000
            getMaxCpuTimeOfOneTx 80
            getAllowUpdateAccountName 0
            getAllowSameTokenName 1
            getAllowDelegateResource 1
            getTotalEnergyLimit 180000000000
            getAllowTvmTransferTrc10 1
            getTotalEnergyCurrentLimit 180000000000
            getAllowMultiSign 1
            getAllowAdaptiveEnergy 0
            getTotalEnergyTargetLimit 12500000
            getTotalEnergyAverageUsage 0
            getUpdateAccountPermissionFee 100000000
            getMultiSignFee 1000000
            getAllowAccountStateRoot 0
            getAllowProtoFilterNum 0
            getAllowTvmConstantinople 1
            getAllowTvmSolidity059 1
            getAllowTvmIstanbul 1
            getAllowShieldedTRC20Transaction 0
            getForbidTransferToContract 1
            getAdaptiveResourceLimitTargetRatio 10
            getAdaptiveResourceLimitMultiplier 1000
            getChangeDelegation 1
            getWitness127PayPerBlock 128000000
            getAllowMarketTransaction 0
            getMarketSellFee 0
            getMarketCancelFee 0
            getAllowPBFT 0
            getAllowTransactionFeePool 0
            getMaxFeeLimit 15000000000
            getAllowOptimizeBlackHole 1
            getAllowNewResourceModel 0
            getAllowTvmFreeze 0
            getAllowTvmVote 1
            getAllowTvmLondon 1
            getAllowTvmCompatibleEvm 0
            getAllowAccountAssetOptimization 0
            getFreeNetLimit 600
            getTotalNetLimit 43200000000
            getAllowHigherLimitForMaxCpuTimeOfOneTx 1
            getAllowAssetOptimization 1
            getAllowNewReward 1
            getMemoFee 1000000
            getAllowDelegateOptimization 1
            getUnfreezeDelayDays 14
            getAllowOptimizedReturnValueOfChainId 1
            getAllowDynamicEnergy 1
            getDynamicEnergyThreshold 5000000000
            getDynamicEnergyIncreaseFactor 2000
            getDynamicEnergyMaxFactor 34000
            getAllowTvmShangHai 1
            getAllowCancelAllUnfreezeV2 1
            getMaxDelegateLockPeriod 864000
            getAllowOldRewardOpt 1
            getAllowEnergyAdjustment 1
            getMaxCreateAccountTxSize 1000
            getAllowStrictMath 1
            getConsensusLogicOptimization 1
            getAllowTvmCancun 1
            getAllowTvmBlob 0
            """;

    private ChainParameters() {}

    static ArrayNode list(ChainConfig config) {
        Map<String, Long> own = own(config);
        ArrayNode list = Json.array();
        RECORDED.lines().map(line -> line.split(" ")).forEach(word -> {
            ObjectNode parameter = list.addObject().put("key", word[0]);
            Json.put(parameter, "value", own.getOrDefault(word[0], Long.parseLong(word[1])));
        });
        return list;
    }

    /** Those that a configuration of the simulation can change. */
    private static Map<String, Long> own(ChainConfig config) {
        Fees fees = config.fees();
        return Map.ofEntries(
                Map.entry("getCreateAccountFee", fees.createAccountFee()),
                Map.entry("getTransactionFee", fees.transactionFee()),
                Map.entry("getCreateNewAccountFeeInSystemContract", fees.newAccountFee()),
                Map.entry("getEnergyFee", fees.energyFee()),
                Map.entry("getTotalEnergyLimit", config.totalEnergyLimit()),
                Map.entry("getTotalEnergyCurrentLimit", config.totalEnergyLimit()),
                Map.entry("getUpdateAccountPermissionFee", fees.permissionUpdateFee()),
                Map.entry("getMultiSignFee", fees.multiSignFee()),
                Map.entry("getMaxFeeLimit", fees.maxFeeLimit()),
                Map.entry("getFreeNetLimit", fees.freeNetLimit()),
                Map.entry("getTotalNetLimit", config.totalNetLimit()),
                Map.entry("getMemoFee", fees.memoFee()),
                Map.entry("getMaxDelegateLockPeriod", ChainConfig.MAX_LOCK_BLOCKS));
    }
}
