/**
 * Packages: transfers that are paid ahead and used one by one. The money is the customer's own (account
 * {@code prepaid}) until a use is delivered; an order that fails gives its use back in the same SQL transaction. Time
 * takes nothing.
 */
package io.joule.prepaid;
