package org.ferrepos.identity;

/** A till of a branch; documents are numbered per register. */
public record Register(int id, String code, Branch branch, boolean active) {}
