package io.joule.api;

import io.joule.audit.Actor;
import io.joule.audit.Audit;
import io.joule.base.Clock;
import io.joule.base.Sql;
import io.joule.base.Topic;
import io.joule.base.Wakeups;
import io.joule.tron.TronNetwork;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/** An operator lets isolated nodes back: on every instance, and in the audit. */
@ApplicationScoped
class NodeRestore {

    private final TronNetwork network;
    private final Wakeups wakeups;
    private final Sql sql;
    private final Clock clock;

    NodeRestore(TronNetwork network, Wakeups wakeups, Sql sql, Clock clock) {
        this.network = network;
        this.wakeups = wakeups;
        this.sql = sql;
        this.clock = clock;
    }

    void listen(@Observes StartupEvent event) {
        wakeups.on(Topic.NODES, network::restoreNodes);
    }

    Uni<Void> restore(Actor actor) {
        return sql.transaction(tx -> Sql.notify(tx, Topic.NODES)
                        .chain(() -> Audit.record(tx, clock.now(), actor, "nodes.restored", "nodes", Map.of())))
                .invoke(network::restoreNodes);
    }
}
