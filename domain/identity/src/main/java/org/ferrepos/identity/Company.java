package org.ferrepos.identity;

/** The company that owns all branches; its name and tax id stand on every document. */
public record Company(String name, String taxId) {}
