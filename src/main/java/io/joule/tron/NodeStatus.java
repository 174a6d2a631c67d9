package io.joule.tron;

import java.util.OptionalLong;

/**
 * How one node does.
 *
 * @param reason one sentence, when it is not well; it may name hosts, so it is for operators
 * @param penalty lower is better: milliseconds of its answers, and one for each permille of failures
 * @param quotaLeft requests left today; empty where there is no quota
 */
public record NodeStatus(
        String name, NodeRole role, Standing standing, String reason, long penalty, OptionalLong quotaLeft) {}
