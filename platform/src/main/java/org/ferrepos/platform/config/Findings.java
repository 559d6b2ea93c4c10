package org.ferrepos.platform.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What loading found: problems that stop the start, and notices for the start log. */
final class Findings {

    private final Set<String> problems = new LinkedHashSet<>();
    private final Set<String> notices = new LinkedHashSet<>();

    void problem(String key, String rule, String origin) {
        problems.add(key + ": " + rule + " (" + origin + ")");
    }

    void problem(String sentence) {
        problems.add(sentence);
    }

    void notice(String sentence) {
        notices.add(sentence);
    }

    List<String> problems() {
        return new ArrayList<>(problems);
    }

    List<String> notices() {
        return new ArrayList<>(notices);
    }
}
