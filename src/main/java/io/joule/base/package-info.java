/** Clock, ids, checks, the background loop and SQL helpers: what every feature stands on and no feature owns. */
package io.joule.base;
