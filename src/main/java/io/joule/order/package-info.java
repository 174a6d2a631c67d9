/**
 * Placement and the order's states. An order's money is held, and its energy reserved, in the SQL transaction that
 * takes it; every end of an order settles the hold in the SQL transaction that ends it: captured once or given back
 * once. New orders can be paused, for all instances at once.
 */
package io.joule.order;
