package org.ferrepos.platform.http;

/** The body of a call that takes none: an empty object or nothing, so that a field is refused as it is elsewhere. */
public record EmptyRequest() {}
