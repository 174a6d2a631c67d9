/** Whether Joule can do its work just now, told truly: asked of the parts themselves, in bounded time. */
package io.joule.watch;
