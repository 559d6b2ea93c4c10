package org.ferrepos.catalog.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Problem;

/** Refuses to read beyond a number of bytes. */
final class BoundedStream extends FilterInputStream {
    private long left;

    BoundedStream(InputStream in, long maxBytes) {
        super(in);
        this.left = maxBytes;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        take(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        take(Math.max(0, read));
        return read;
    }

    private void take(int bytes) {
        left -= bytes;
        if (left < 0) {
            throw Problem.of(CommonProblem.PAYLOAD_TOO_LARGE).toException();
        }
    }
}
