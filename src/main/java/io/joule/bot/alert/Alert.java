package io.joule.bot.alert;

/**
 * A case that operators are to know of.
 *
 * @param subject which one: the same case has the same kind and subject
 * @param detail what is known of it, for a person
 */
public record Alert(AlertKind kind, String subject, String detail) {}
