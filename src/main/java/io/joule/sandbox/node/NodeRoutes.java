package io.joule.sandbox.node;

import com.fasterxml.jackson.databind.JsonNode;
import io.joule.sandbox.chain.SimulatedTron;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Which path answers what. The solidity paths are fewer than the full node's (facts §9a). */
final class NodeRoutes {

    private final Map<String, Function<NodeRequest, JsonNode>> routes = new HashMap<>();

    NodeRoutes(SimulatedTron chain) {
        both("/wallet/", chain, false);
        both("/walletsolidity/", chain, true);
        fullOnly(chain);
        built(new BuildApi(chain));
    }

    Optional<Function<NodeRequest, JsonNode>> find(String path) {
        return Optional.ofNullable(routes.get(path));
    }

    private void both(String prefix, SimulatedTron chain, boolean solid) {
        QueryApi queries = new QueryApi(chain, solid);
        routes.put(prefix + "getaccount", queries::account);
        routes.put(prefix + "getcandelegatedmaxsize", queries::canDelegate);
        routes.put(prefix + "getdelegatedresourcev2", queries::delegated);
        routes.put(prefix + "getdelegatedresourceaccountindexv2", queries::delegationIndex);
        routes.put(prefix + "getavailableunfreezecount", queries::unfreezeCount);
        routes.put(prefix + "getcanwithdrawunfreezeamount", queries::withdrawable);
        BlockApi blocks = new BlockApi(chain, solid);
        routes.put(prefix + "getnowblock", blocks::now);
        routes.put(prefix + "getblock", blocks::any);
        routes.put(prefix + "getblockbynum", blocks::byNumber);
        routes.put(prefix + "getblockbyid", blocks::byId);
        routes.put(prefix + "getblockbylimitnext", blocks::range);
        routes.put(prefix + "getblockbylatestnum", blocks::latest);
        routes.put(prefix + "gettransactionbyid", blocks::transaction);
        routes.put(prefix + "gettransactioninfobyid", blocks::info);
        routes.put(prefix + "gettransactioninfobyblocknum", blocks::infos);
        routes.put(prefix + "gettransactioncountbyblocknum", blocks::count);
        CallApi calls = new CallApi(chain, solid);
        routes.put(prefix + "triggerconstantcontract", calls::constant);
        routes.put(prefix + "estimateenergy", calls::estimate);
    }

    private void fullOnly(SimulatedTron chain) {
        routes.put("/wallet/getaccountresource", new QueryApi(chain, false)::resources);
        routes.put("/wallet/gettransactionfrompending", new BlockApi(chain, false)::pending);
        routes.put("/wallet/validateaddress", BuildApi::validateAddress);
        NetworkApi network = new NetworkApi(chain);
        routes.put("/wallet/getchainparameters", network::parameters);
        routes.put("/wallet/getenergyprices", network::energyPrices);
        routes.put("/wallet/getbandwidthprices", network::bandwidthPrices);
        routes.put("/wallet/getnodeinfo", network::nodeInfo);
        routes.put("/wallet/getpendingsize", network::pendingSize);
        BroadcastApi broadcasts = new BroadcastApi(chain);
        routes.put("/wallet/broadcasthex", request -> broadcasts.hex(request, false));
        routes.put("/wallet/broadcasttransaction", request -> broadcasts.json(request, false));
    }

    private void built(BuildApi builds) {
        Map<String, String> types = Map.of(
                "createtransaction", "TransferContract",
                "createaccount", "AccountCreateContract",
                "freezebalancev2", "FreezeBalanceV2Contract",
                "unfreezebalancev2", "UnfreezeBalanceV2Contract",
                "withdrawexpireunfreeze", "WithdrawExpireUnfreezeContract",
                "cancelallunfreezev2", "CancelAllUnfreezeV2Contract",
                "delegateresource", "DelegateResourceContract",
                "undelegateresource", "UnDelegateResourceContract",
                "accountpermissionupdate", "AccountPermissionUpdateContract");
        types.forEach((path, type) -> routes.put("/wallet/" + path, request -> builds.build(request, type)));
        routes.put("/wallet/triggersmartcontract", builds::call);
    }
}
