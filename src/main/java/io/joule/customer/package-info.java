/** Who buys: customers (by Telegram id), created when first needed, and the receiver addresses they keep. */
package io.joule.customer;
