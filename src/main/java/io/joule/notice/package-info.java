/**
 * What Joule tells people by itself: the outbox. What is to be told is written in the SQL transaction of what happened,
 * and sent afterwards: at least once, in order for each chat, never faster than the other side allows.
 */
package io.joule.notice;
