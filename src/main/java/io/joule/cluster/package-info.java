/**
 * What instances share. Through Redis, where there is one, for speed only: limits and facts that may be forgotten. Each
 * has a fallback in the process, so a Redis that is gone costs nothing but that.
 */
package io.joule.cluster;
