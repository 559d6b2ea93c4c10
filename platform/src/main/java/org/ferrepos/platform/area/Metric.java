package org.ferrepos.platform.area;

import java.util.Locale;

/**
 * Something the program measures.
 *
 * @param name as Prometheus shows it
 * @param meaning what it counts, and by which labels
 */
public record Metric(String name, Type type, String meaning) {

    /** How a metric moves. */
    public enum Type {
        COUNTER,
        GAUGE,
        HISTOGRAM,
        SUMMARY;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Metric counter(String name, String meaning) {
        return new Metric(name, Type.COUNTER, meaning);
    }

    public static Metric gauge(String name, String meaning) {
        return new Metric(name, Type.GAUGE, meaning);
    }

    public static Metric histogram(String name, String meaning) {
        return new Metric(name, Type.HISTOGRAM, meaning);
    }

    public static Metric summary(String name, String meaning) {
        return new Metric(name, Type.SUMMARY, meaning);
    }
}
