package io.joule.start;

import io.joule.base.Wakeups;
import io.joule.bot.Bot;
import io.joule.chaintx.ChainTracker;
import io.joule.delegation.Engine;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Starts what runs by itself once everything else stands, and stops it first. */
@ApplicationScoped
class Startup {

    /** After everything that others prepare at start (the sandbox's node, the price book). */
    private static final int LAST = 10_000;

    private final Wakeups wakeups;
    private final ChainTracker tracker;
    private final Engine engine;
    private final Bot bot;

    Startup(Wakeups wakeups, ChainTracker tracker, Engine engine, Bot bot) {
        this.wakeups = wakeups;
        this.tracker = tracker;
        this.engine = engine;
        this.bot = bot;
    }

    void begin(@Observes @jakarta.annotation.Priority(LAST) StartupEvent event) {
        tracker.start(wakeups);
        engine.start(wakeups, tracker);
        bot.start(wakeups);
        wakeups.start();
    }

    void end(@Observes ShutdownEvent event) {
        bot.stop();
        engine.stop();
        tracker.stop();
        wakeups.stop();
    }
}
