package org.ferrepos.platform.area;

/**
 * Something a person or program may be allowed to do.
 *
 * @param name {@code <area>.<action>}
 * @param description what it allows, in one English sentence without a full stop
 */
public record Permission(String name, String description) {}
