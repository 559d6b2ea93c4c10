package org.ferrepos.platform.area;

/** A kind of thing whose changes are written into the audit. */
public record AuditKind(String name, String description) {}
