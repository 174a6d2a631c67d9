package io.joule.api.access;

import java.security.SecureRandom;
import java.util.Base64;

/** New keys. */
final class ApiKey {

    /** So that a key is known for one where it turns up, by people and by scanners for secrets. */
    static final String PREFIX = "joule_";

    private static final int BYTES = 32;

    private ApiKey() {}

    /** 256 random bits, as text that fits a header and a URL. */
    static String draw() {
        byte[] bits = new byte[BYTES];
        new SecureRandom().nextBytes(bits);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
