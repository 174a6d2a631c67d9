package io.joule.bot.packages;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Where a person is among packages.
 *
 * @param view {@code list}, {@code buy} (to be confirmed) or {@code uses}
 * @param transfers of the package that is to be confirmed, with its energy and total
 * @param id of the package whose uses are shown, or empty
 */
@RegisterForReflection
public record Shopping(String view, int transfers, long energy, long totalSun, String id) {

    static final String LIST = "list";
    static final String BUY = "buy";
    static final String USES = "uses";

    static final Shopping START = new Shopping(LIST, 0, 0, 0, "");
}
