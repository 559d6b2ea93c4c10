package org.ferrepos.platform.print;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Breaks text into rows no wider than a limit, between words or else inside them; no character is lost. */
final class Wrapping {

    private final double maxWidth;
    private final ToDoubleFunction<String> width;
    private final List<String> rows = new ArrayList<>();
    private String row = "";

    private Wrapping(double maxWidth, ToDoubleFunction<String> width) {
        this.maxWidth = maxWidth;
        this.width = width;
    }

    /** Wraps a text by a measure of width; an empty text has no rows. */
    static List<String> wrap(String text, double maxWidth, ToDoubleFunction<String> width) {
        Wrapping wrapping = new Wrapping(maxWidth, width);
        for (String word : text.split(" ")) {
            wrapping.add(word);
        }
        wrapping.endRow();
        return List.copyOf(wrapping.rows);
    }

    private void add(String word) {
        String extended = row.isEmpty() ? word : row + " " + word;
        if (fits(extended)) {
            row = extended;
            return;
        }
        endRow();
        if (fits(word)) {
            row = word;
        } else {
            addBroken(word);
        }
    }

    private void addBroken(String word) {
        word.codePoints().mapToObj(Character::toString).forEach(character -> {
            if (!row.isEmpty() && !fits(row + character)) {
                endRow();
            }
            row += character;
        });
    }

    private boolean fits(String text) {
        return width.applyAsDouble(text) <= maxWidth;
    }

    private void endRow() {
        if (!row.isEmpty()) {
            rows.add(row);
        }
        row = "";
    }
}
