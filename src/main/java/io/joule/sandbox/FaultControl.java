package io.joule.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.joule.sandbox.chain.SimulatedTron;
import io.joule.sandbox.node.Fault;
import io.joule.sandbox.node.FaultKind;
import io.joule.sandbox.node.Faults;
import io.joule.sandbox.node.Json;
import io.vertx.core.Vertx;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Breaks things on demand: faults of the node's HTTP API, and blocks that are lost. */
final class FaultControl {

    private static final long MAX_MILLIS = 24L * 60 * 60 * 1_000;
    private static final int MAX_COUNT = 1_000_000;
    private static final String ROLLBACK = "rollback";

    private final Vertx vertx;
    private final SimulatedTron chain;
    private final Faults faults;

    FaultControl(Vertx vertx, SimulatedTron chain, Faults faults) {
        this.vertx = vertx;
        this.chain = chain;
        this.faults = faults;
    }

    JsonNode add(ControlRequest request) {
        String kind = request.text("kind", "");
        if (kind.equalsIgnoreCase(ROLLBACK)) {
            int blocks = (int) request.number("blocks", 1, 1, MAX_COUNT);
            return Json.object().put("kind", ROLLBACK).put("blocks", chain.rollback(blocks));
        }
        Fault fault = fault(request, kind(kind));
        faults.add(fault);
        if (fault.kind() == FaultKind.NODE_DOWN && fault.millis() > 0) {
            vertx.setTimer(fault.millis(), id -> faults.remove(fault));
        }
        return json(fault);
    }

    private static Fault fault(ControlRequest request, FaultKind kind) {
        long usual = kind == FaultKind.NODE_DOWN ? Fault.UNTIL_CLEARED : 1;
        long count = request.number("count", usual, Fault.UNTIL_CLEARED, MAX_COUNT);
        if (count == 0) {
            throw ControlException.badRequest("invalid_count", "count must be at least 1, or -1 for until cleared");
        }
        long millis = request.number("millis", 0, 0, MAX_MILLIS);
        return new Fault(kind, request.text("path", ""), (int) count, millis);
    }

    private static FaultKind kind(String text) {
        try {
            return FaultKind.parse(text);
        } catch (IllegalArgumentException e) {
            String known =
                    Arrays.stream(FaultKind.values()).map(FaultKind::code).collect(Collectors.joining(", "));
            throw ControlException.badRequest("invalid_kind", "kind must be one of: " + known + ", " + ROLLBACK);
        }
    }

    JsonNode clear() {
        faults.clear();
        return list();
    }

    JsonNode list() {
        ArrayNode array = Json.array();
        faults.list().forEach(fault -> array.add(json(fault)));
        return array;
    }

    private static ObjectNode json(Fault fault) {
        return Json.object()
                .put("kind", fault.kind().code())
                .put("path", fault.path())
                .put("count", fault.count())
                .put("millis", fault.millis());
    }
}
