package io.joule.sandbox.node;

import com.fasterxml.jackson.databind.JsonNode;
import io.joule.sandbox.chain.SimulatedTron;
import io.joule.tron.TronAddress;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Turns one HTTP request into the node's answer. Takes milliseconds of CPU (signatures), so it runs on a worker. */
public final class NodeService {

    private static final String V1_ACCOUNTS = "/v1/accounts/";

    private final NodeRoutes routes;
    private final BroadcastApi broadcasts;
    private final ExplorerApi explorer;

    /** @param usdt the token whose balance the explorers' account calls show */
    public NodeService(SimulatedTron chain, TronAddress usdt) {
        this.routes = new NodeRoutes(chain);
        this.broadcasts = new BroadcastApi(chain);
        this.explorer = new ExplorerApi(chain, usdt);
    }

    /** A status and a body. */
    public record Reply(int status, String contentType, String body) {

        static Reply json(JsonNode node) {
            return new Reply(200, "application/json", Json.write(node));
        }
    }

    /** @param fault what has already been decided to go wrong, as far as it changes what the node does */
    Reply answer(HttpServerRequest http, String body, Optional<FaultKind> fault) {
        return http.method() == HttpMethod.POST
                ? post(http.path(), body, fault)
                : answer(http.method(), http.path(), () -> NodeRequest.ofQuery(http.params()), fault);
    }

    /** Answers a POST without any HTTP around it. */
    public Reply post(String path, String body, Optional<FaultKind> fault) {
        return answer(HttpMethod.POST, path, () -> NodeRequest.ofBody(body), fault);
    }

    private Reply answer(HttpMethod method, String path, Supplier<NodeRequest> request, Optional<FaultKind> fault) {
        try {
            return dispatch(method, path, request.get(), fault);
        } catch (NodeException e) {
            return Reply.json(Json.object().put("Error", e.getMessage()));
        } catch (IllegalArgumentException e) {
            return new Reply(400, "application/json", "{\"success\":false,\"error\":\"invalid address\"}");
        }
    }

    private Reply dispatch(HttpMethod method, String path, NodeRequest request, Optional<FaultKind> fault) {
        if (fault.isPresent() && path.contains("/broadcast")) {
            return Reply.json(faulty(path, request, fault.get()));
        }
        if (path.equals("/api/accountv2") || path.equals("/api/account")) {
            return Reply.json(explorer.tronscan(request));
        }
        if (path.startsWith(V1_ACCOUNTS)) {
            return Reply.json(explorer.trongrid(TronAddress.parse(path.substring(V1_ACCOUNTS.length()))));
        }
        Optional<Function<NodeRequest, JsonNode>> route = routes.find(path);
        boolean spoken = method == HttpMethod.POST || method == HttpMethod.GET;
        if (route.isEmpty() || !spoken) {
            return Pages.notSupported(method.name(), path);
        }
        return Reply.json(route.get().apply(request));
    }

    private JsonNode faulty(String path, NodeRequest request, FaultKind fault) {
        boolean hex = path.endsWith("hex");
        if (fault == FaultKind.SERVER_BUSY) {
            return hex ? broadcasts.hexBusy(request) : broadcasts.jsonBusy(request);
        }
        boolean lose = fault == FaultKind.NEVER_INCLUDED;
        return hex ? broadcasts.hex(request, lose) : broadcasts.json(request, lose);
    }
}
