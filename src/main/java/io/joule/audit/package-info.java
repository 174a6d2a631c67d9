/**
 * Who did what: an append-only record in which every entry holds the hash of the one before, so that a changed, removed
 * or exchanged entry shows at its place. An entry is written in the SQL transaction of what it tells of: both are
 * there, or neither.
 */
package io.joule.audit;
