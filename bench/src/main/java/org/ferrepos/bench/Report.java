package org.ferrepos.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collects the figures as Markdown and shows them as they come. */
public final class Report {
    private final StringBuilder text = new StringBuilder();

    @SuppressWarnings("SystemOut")
    public void line(String line) {
        text.append(line).append('\n');
        System.out.println(line);
    }

    @SuppressWarnings("SystemOut")
    public void progress(String what) {
        System.out.println("... " + what);
    }

    public void heading(String heading) {
        line("");
        line("### " + heading);
        line("");
    }

    /** Starts a table. */
    public void columns(String... names) {
        row((Object[]) names);
        List<String> rule = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            rule.add(i == 0 ? "---" : "---:");
        }
        row(rule.toArray());
    }

    public void row(Object... cells) {
        StringBuilder row = new StringBuilder("|");
        for (Object cell : cells) {
            row.append(' ').append(cell).append(" |");
        }
        line(row.toString());
    }

    /** A number with as many decimals as its size asks for. */
    public static String number(double value) {
        if (value >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
    }

    public static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    public String text() {
        return text.toString();
    }
}
