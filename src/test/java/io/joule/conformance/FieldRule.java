package io.joule.conformance;

import java.util.Map;
import java.util.Set;

/** How a field of an answer is compared with the recorded one: by what it is called, and where it stands. */
enum FieldRule {
    EXACT,
    /** Another in every run; only its presence and kind are compared. */
    VOLATILE,
    /** Present or not depending on the node's write cache, so not even its presence is compared. */
    CACHE_ARTEFACT,
    /** A moment of chain time. */
    TIME,
    BLOCK_NUMBER,
    /** Usage that recovers with every slot: within two units. */
    USAGE,
    /** A recovery window in thousandths of a slot: within one slot. */
    WINDOW,
    /** Sun that stand for a usage. */
    USAGE_SUN,
    /** Sun burned for energy. */
    ENERGY_SUN,
    /** Part of the chain's whole stake. */
    WEIGHT,
    /** What the chain's whole stake decides. */
    SHARE_OF_WEIGHT;

    private static final Set<String> VOLATILE_NAMES = Set.of(
            "blockID",
            "parentHash",
            "txTrieRoot",
            "witness_address",
            "witness_signature",
            "accountStateRoot",
            "ref_block_bytes",
            "ref_block_hash",
            "hash",
            "create_time",
            "beginSyncNum",
            "block",
            "solidityBlock",
            "prices");

    private static final Map<String, FieldRule> BY_NAME = Map.ofEntries(
            Map.entry("asset_optimized", CACHE_ARTEFACT),
            Map.entry("blockNumber", BLOCK_NUMBER),
            Map.entry("number", BLOCK_NUMBER),
            Map.entry("blockTimeStamp", TIME),
            Map.entry("timestamp", TIME),
            Map.entry("expiration", TIME),
            Map.entry("latest_opration_time", TIME),
            Map.entry("latest_consume_time", TIME),
            Map.entry("latest_consume_free_time", TIME),
            Map.entry("latest_consume_time_for_energy", TIME),
            Map.entry("expire_time_for_energy", TIME),
            Map.entry("expire_time_for_bandwidth", TIME),
            Map.entry("unfreeze_expire_time", TIME),
            Map.entry("EnergyUsed", USAGE),
            Map.entry("NetUsed", USAGE),
            Map.entry("freeNetUsed", USAGE),
            Map.entry("free_net_usage", USAGE),
            Map.entry("energy_usage", USAGE),
            Map.entry("energy_window_size", WINDOW),
            Map.entry("net_window_size", WINDOW),
            Map.entry("max_size", USAGE_SUN),
            Map.entry("energy_fee", ENERGY_SUN),
            Map.entry("TotalEnergyWeight", WEIGHT),
            Map.entry("TotalNetWeight", WEIGHT),
            Map.entry("EnergyLimit", SHARE_OF_WEIGHT),
            Map.entry("NetLimit", SHARE_OF_WEIGHT));

    /** @param path like {@code /receipt/net_usage}; array positions are left out */
    static FieldRule of(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (VOLATILE_NAMES.contains(name)) {
            return VOLATILE;
        }
        if (path.equals("/net_usage")) {
            return USAGE;
        }
        return BY_NAME.getOrDefault(name, EXACT);
    }
}
