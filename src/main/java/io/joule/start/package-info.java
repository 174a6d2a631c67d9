/**
 * How the program begins: the command line, the settings checked before anything starts, the database (given or
 * embedded), and the loops started and stopped in order.
 */
package io.joule.start;
