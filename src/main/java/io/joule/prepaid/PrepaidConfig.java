package io.joule.prepaid;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/** {@code joule.prepaid}: which packages are sold. */
@ConfigMapping(prefix = "joule.prepaid")
public interface PrepaidConfig {

    /** How many transfers a package has, one entry for each package. */
    @WithDefault("10,50,100")
    List<Integer> sizes();

    /** Whole percent that each of them is cheaper than single orders; as many as {@link #sizes}. */
    @WithDefault("0,5,10")
    List<Integer> discounts();

    /** Energy of one use: for a transfer to who holds USDT, and to who holds none. */
    @WithDefault("65000,131000")
    List<Long> energies();

    /** How long the energy of one use is rented: a duration of the price book. */
    @WithDefault("1h")
    String duration();
}
