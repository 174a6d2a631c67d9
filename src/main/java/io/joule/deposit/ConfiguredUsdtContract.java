package io.joule.deposit;

import io.joule.tron.TronAddress;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The contract of the configuration. */
@ApplicationScoped
@DefaultBean
class ConfiguredUsdtContract implements UsdtContract {

    private final Optional<String> contract;

    ConfiguredUsdtContract(@ConfigProperty(name = "joule.tron.usdt-contract") Optional<String> contract) {
        this.contract = contract;
    }

    @Override
    public Optional<TronAddress> get() {
        return contract.map(TronAddress::parse);
    }
}
