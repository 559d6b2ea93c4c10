package org.ferrepos.catalog.imports;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The physical lines of a text, each with the line break that ends it; a line may be given back to be read again. A line
 * longer than the bound keeps its beginning, and the rest of it is thrown away.
 */
final class LineReader {
    private final Reader in;
    private final int maxChars;
    private final Deque<String> givenBack = new ArrayDeque<>();
    private int ahead = -1;

    LineReader(Reader in, int maxChars) {
        this.in = in;
        this.maxChars = maxChars;
    }

    Optional<String> next() throws IOException {
        if (!givenBack.isEmpty()) {
            return Optional.of(givenBack.pop());
        }
        StringBuilder line = new StringBuilder(128);
        for (int letter = read(); letter >= 0; letter = read()) {
            if (line.length() < maxChars || letter == '\n' || letter == '\r') {
                line.append((char) letter);
            }
            if (letter == '\n' || (letter == '\r' && !isNewlineNext())) {
                break;
            }
        }
        return line.isEmpty() ? Optional.empty() : Optional.of(line.toString());
    }

    /** Lines given back are read in the reverse order of their giving. */
    void giveBack(String line) {
        givenBack.push(line);
    }

    private boolean isNewlineNext() throws IOException {
        ahead = in.read();
        return ahead == '\n';
    }

    private int read() throws IOException {
        int letter = ahead >= 0 ? ahead : in.read();
        ahead = -1;
        return letter;
    }
}
