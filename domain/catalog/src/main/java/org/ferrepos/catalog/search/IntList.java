package org.ferrepos.catalog.search;

import java.util.Arrays;

/** A growing list of numbers without an object for each. */
final class IntList {
    private int[] numbers = new int[2];
    private int size;

    void add(int number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size + Math.max(2, size / 2));
        }
        numbers[size++] = number;
    }

    int get(int at) {
        return numbers[at];
    }

    int size() {
        return size;
    }
}
