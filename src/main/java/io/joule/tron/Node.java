package io.joule.tron;

import io.joule.cluster.Pace;
import io.joule.tron.Breaker.State;
import java.util.OptionalLong;

/** One endpoint and all that is known of it: its limits, how well it answers, whether it can be believed. */
final class Node {

    private final NodeEndpoint endpoint;
    private final Breaker breaker;
    private final NodeScore score = new NodeScore();
    private final Isolation isolation;
    private final NodeBudget budget;
    private final NodeMeters meters;
    private final Heads heads;

    Node(NodeEndpoint endpoint, NodeTools tools, Heads heads) {
        this.endpoint = endpoint;
        this.heads = heads;
        this.breaker = new Breaker(endpoint.name(), tools.limits(), tools.nanos());
        this.isolation = new Isolation(endpoint.name(), tools.rules().isolation(), tools.nanos());
        this.budget = budget(endpoint, tools);
        this.meters = new NodeMeters(tools.meters(), endpoint.name());
        budget.onWait(meters::waited);
        meters.follow(this);
    }

    NodeEndpoint endpoint() {
        return endpoint;
    }

    String name() {
        return endpoint.name();
    }

    Breaker breaker() {
        return breaker;
    }

    NodeScore score() {
        return score;
    }

    NodeBudget budget() {
        return budget;
    }

    NodeMeters meters() {
        return meters;
    }

    Heads heads() {
        return heads;
    }

    Standing standing() {
        if (isolation.reason().isPresent()) {
            return Standing.ISOLATED;
        }
        if (breaker.state() != State.CLOSED) {
            return Standing.RESTING;
        }
        if (budget.isPaused()) {
            return Standing.PAUSED;
        }
        return budget.isLow() || heads.isBehind(name()) ? Standing.BEHIND : Standing.WELL;
    }

    /** It answers, and has more than a reserve to give: it may be asked what need not be asked. */
    boolean hasTimeToSpare() {
        return standing() == Standing.WELL;
    }

    void answered(long nanos) {
        if (breaker.state() != State.CLOSED) {
            score.forgive();
        }
        breaker.answered();
        budget.answered();
        score.answered(nanos);
    }

    void failed(NodeTrouble trouble) {
        if (trouble.isLie()) {
            lied(trouble.getMessage());
        } else if (trouble.isSickness()) {
            score.failed();
            if (budget.isLimited() && trouble.isForAskingTooOften()) {
                budget.pause(trouble.getMessage());
            } else {
                breaker.failed(trouble.getMessage());
            }
        }
    }

    void lied(String what) {
        meters.lie();
        isolation.isolate(what);
    }

    /** Asked again from now on, whatever it said. */
    void restore() {
        if (isolation.reason().isPresent()) {
            heads.forget(name());
            isolation.restore("an operator let it back");
        }
    }

    NodeStatus status() {
        Standing standing = standing();
        String reason =
                switch (standing) {
                    case WELL -> "";
                    case BEHIND ->
                        budget.isLow() ? "only the reserve of its day's quota is left" : "its head is behind";
                    case PAUSED -> "it turned calls away for being too many";
                    case RESTING -> "it failed too often in a row";
                    case ISOLATED -> isolation.reason().orElse("");
                };
        OptionalLong left = budget.quota().isUnlimited()
                ? OptionalLong.empty()
                : OptionalLong.of(budget.quota().left());
        return new NodeStatus(name(), endpoint.role(), standing, reason, score.penalty(), left);
    }

    private static NodeBudget budget(NodeEndpoint endpoint, NodeTools tools) {
        int perSecond = endpoint.allowance()
                .perSecond()
                .orElse(endpoint.isTronGrid() ? tools.limits().requestsPerSecond() : 0);
        int perDay = endpoint.allowance()
                .perDay()
                .orElse(endpoint.isTronGrid() ? tools.rules().requestsPerDay() : 0);
        DayQuota quota = new DayQuota(perDay, tools.rules().reservePercent(), tools.worldClock(), tools.nanos());
        Pause pause = new Pause(endpoint.name(), tools.rules(), tools.nanos());
        return new NodeBudget(
                Pace.perSecond(perSecond), quota, pause, tools.shared(), account(endpoint), tools.nanos());
    }

    /** Names who pays: the party and, without showing it, the key. */
    private static String account(NodeEndpoint endpoint) {
        return endpoint.party() + endpoint.apiKey().map(KeyMark::of).orElse("");
    }
}
