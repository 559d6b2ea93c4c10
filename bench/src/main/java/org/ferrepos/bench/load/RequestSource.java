package org.ferrepos.bench.load;

/** Makes the requests of a load, one at a time, on the thread of the load. */
@FunctionalInterface
public interface RequestSource {
    /** The next request of a connection. */
    Request next(int connection);

    /**
     * Bytes ready to be sent.
     *
     * @param kind what it is counted under
     * @param expectedStatus any other status is an error
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Request(String kind, byte[] bytes, int expectedStatus) {}
}
