package io.joule.tron;

import io.joule.money.Sun;
import java.time.Instant;

/**
 * One of the at most two records of a pair (getdelegatedresourcev2).
 *
 * @param lockedUntil chain time up to which it can't be taken back; null when it is not locked
 */
public record DelegatedResource(TronAddress from, TronAddress to, Sun energySun, Instant lockedUntil) {}
