package io.joule.tron;

/**
 * What one and the same node proves about an open transaction.
 *
 * <ul>
 *   <li>{@code INCLUDED}: {@code info} names the block (head state; not yet final unless {@code solid})
 *   <li>{@code EXPIRED}: a solidified block is later than the expiration, and the solid chain does not know it: it can
 *       never be included any more, a replacement may be signed
 *   <li>{@code OPEN}: neither; it may still be included
 * </ul>
 *
 * @param info present only for {@code INCLUDED}
 */
public record Fate(Kind kind, TransactionInfo info, boolean solid) {

    public enum Kind {
        INCLUDED,
        EXPIRED,
        OPEN
    }

    public static Fate open() {
        return new Fate(Kind.OPEN, null, false);
    }

    public static Fate expired() {
        return new Fate(Kind.EXPIRED, null, true);
    }

    public static Fate included(TransactionInfo info, boolean solid) {
        return new Fate(Kind.INCLUDED, info, solid);
    }
}
