/**
 * The REST API: the baseline's routes and field names, done right. Requests are read strictly, answers are snake_case
 * with money as decimal strings of six places, and whatever goes wrong is a problem document (RFC 9457) with a stable
 * code. Nothing under {@code /api} is answered without a key.
 */
package io.joule.api;
