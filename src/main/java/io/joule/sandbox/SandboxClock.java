package io.joule.sandbox;

import io.joule.base.Clock;
import io.joule.base.SystemClock;
import io.quarkus.arc.profile.UnlessBuildProfile;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Instant;

/** The service's clock is the simulated chain's, so that both move together; the machine's when the sandbox is off. */
@Alternative
@Priority(1)
@ApplicationScoped
@UnlessBuildProfile("prod")
public class SandboxClock implements Clock {

    private final SandboxNetwork sandbox;
    private final Clock machine = new SystemClock();

    SandboxClock(SandboxNetwork sandbox) {
        this.sandbox = sandbox;
    }

    @Override
    public Instant now() {
        return sandbox.network()
                .map(network -> Instant.ofEpochMilli(network.chain().now()))
                .orElseGet(machine::now);
    }
}
