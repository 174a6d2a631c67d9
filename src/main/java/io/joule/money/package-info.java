/** Amounts. Whole micros in {@code long}, never a floating point number; each rounding has a name. */
package io.joule.money;
