package io.joule.watch.books;

import java.time.Instant;
import java.util.List;

/**
 * What came of a run.
 *
 * @param seen findings that are so now, acknowledged ones among them
 * @param fresh how many of them were not known before
 * @param resolved how many known ones are well again
 * @param undecided one sentence for each area that could not be looked at
 */
record Report(Instant began, Instant ended, int seen, int fresh, int resolved, List<String> undecided) {}
