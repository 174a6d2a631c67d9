/**
 * What is at {@code /}: the baseline's JSON for programs, and for people a page in English or Chinese that leads to
 * everything there is and says how the service is just now.
 */
package io.joule.welcome;
