/**
 * Reconciliation: whether the books equal the chain, and themselves. What does not agree becomes a finding, a row that
 * a person acknowledges and that resolves itself when a later look finds it well; nothing is mended, but for one case:
 * a delegation that is provably ours and past its term is brought home. A look never takes what is on its way for a
 * difference, and its cost depends on what is out now, never on history (docs/adr/0020).
 */
package io.joule.watch.books;
