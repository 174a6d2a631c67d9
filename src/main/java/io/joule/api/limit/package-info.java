/**
 * How often the API may be called: by a key, from an address, and with keys that nobody has. The limits protect the
 * desk's time, not its money, so without Redis each instance keeps its own, and nobody is turned away for that.
 */
package io.joule.api.limit;
