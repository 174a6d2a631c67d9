/** The OpenAPI document: what holds for every route is said here once, the rest at the resources. */
package io.joule.api.document;
