package io.joule.testing;

import io.joule.base.Clock;
import io.joule.tron.TronNetwork;
import io.joule.tron.TronScan;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;

/** What one instance of Joule stands on: its event loops, its database, its way to the chain, its time. */
public record Surroundings(Vertx vertx, Pool pool, TronNetwork network, TronScan tronScan, Clock clock) {}
