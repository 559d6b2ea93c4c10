package org.ferrepos.platform.area;

/** A part of an area that is made ready before the first request. */
public interface StartStep {
    /**
     * Runs in the order of the areas; what it throws stops the start.
     *
     * @param serving whether this process answers requests, or only runs a command
     */
    void start(boolean serving);
}
