/** Who may call the API: clients with a key, of which only the SHA-256 is stored. Everything else is turned away. */
package io.joule.api.access;
