package io.joule.deposit;

import io.joule.tron.TronAddress;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The deposit address of the configuration; used wherever nothing else (the sandbox) takes its place. */
@ApplicationScoped
@DefaultBean
public class ConfiguredDepositAddress implements DepositAddress {

    private final DepositConfig config;

    public ConfiguredDepositAddress(DepositConfig config) {
        this.config = config;
    }

    @Override
    public Optional<TronAddress> get() {
        return config.address().map(TronAddress::parse);
    }
}
