package io.joule.sandbox;

import io.joule.deposit.DepositAddress;
import io.joule.deposit.DepositConfig;
import io.joule.tron.TronAddress;
import io.quarkus.arc.profile.UnlessBuildProfile;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Optional;

/** The configured deposit address; without one, the sandbox's account {@code deposit}. */
@Alternative
@Priority(1)
@ApplicationScoped
@UnlessBuildProfile("prod")
public class SandboxDepositAddress implements DepositAddress {

    private final SandboxNetwork sandbox;
    private final DepositConfig config;

    SandboxDepositAddress(SandboxNetwork sandbox, DepositConfig config) {
        this.sandbox = sandbox;
        this.config = config;
    }

    @Override
    public Optional<TronAddress> get() {
        return config.address()
                .map(TronAddress::parse)
                .or(() -> sandbox.network().map(network -> DemoNetwork.DEPOSIT.address()));
    }
}
