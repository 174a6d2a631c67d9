package io.joule.watch.books;

/**
 * What one look saw.
 *
 * @param part of the looked-at area; a part that could not be judged keeps its findings
 * @param walletId of the supplier wallet concerned; null when none is
 * @param difference found less expected, in micros or sun; null where it can't be counted
 * @param detail one sentence for people
 */
record Seen(
        FindingKind kind,
        String subject,
        String part,
        Long walletId,
        String expected,
        String actual,
        Long difference,
        String detail) {

    /** About a thing that is its own part of the area. */
    static Seen of(FindingKind kind, String subject, String expected, String actual, Long difference, String detail) {
        return new Seen(kind, subject, subject, null, expected, actual, difference, detail);
    }

    boolean sameAs(Seen other) {
        return kind == other.kind && subject.equals(other.subject);
    }
}
