/**
 * The life of one signed transaction, shared by everything that sends one: {@code signed → in_doubt → included →
 * solidified}, or {@code expired}, or {@code refused}, or {@code failed}. The signed bytes are committed before they
 * leave; on doubt the same bytes are sent again; a replacement is signed only after proof that the first can't be
 * included.
 */
package io.joule.chaintx;
