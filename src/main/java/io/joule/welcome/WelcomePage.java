package io.joule.welcome;

import io.joule.watch.Health;
import java.util.OptionalLong;

/**
 * What the start page shows.
 *
 * @param head height of the last block seen
 * @param sandbox the simulated network is part of this program
 * @param docs the browsable API page is part of this build
 * @param key what the curl examples call the key
 */
record WelcomePage(
        Language language,
        Health health,
        String network,
        OptionalLong head,
        boolean sandbox,
        boolean docs,
        String key,
        String base,
        String version) {}
