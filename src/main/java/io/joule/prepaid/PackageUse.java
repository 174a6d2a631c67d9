package io.joule.prepaid;

import io.joule.tron.TronAddress;
import java.time.Instant;
import java.util.UUID;

/** One use of a package. @param returned its order came to nothing, and the use is back */
public record PackageUse(UUID order, TronAddress receiver, String orderStatus, Instant at, boolean returned) {}
