package org.ferrepos.platform.http;

/** A stable error code with its HTTP status; each area has an enum of its own. */
public interface ProblemCode {
    String name();

    int status();
}
