package org.ferrepos.server.quality;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Links from one file of the checkout to another, with the headings they point at. */
final class MarkdownLinks {
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+\\s+(.+)$");
    private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\n]*`");

    private MarkdownLinks() {}

    static List<String> dead(Path file) {
        List<String> dead = new ArrayList<>();
        String prose = CODE.matcher(Checkout.text(file)).replaceAll("");
        LINK.matcher(prose).results().map(link -> link.group(1)).forEach(target -> {
            if (!target.contains("://") && !target.startsWith("mailto:") && !leadsSomewhere(file, target)) {
                dead.add(file + ": " + target);
            }
        });
        return dead;
    }

    private static boolean leadsSomewhere(Path file, String target) {
        int hash = target.indexOf('#');
        String path = hash < 0 ? target : target.substring(0, hash);
        Path found = path.isEmpty() ? file : file.resolveSibling(path).normalize();
        if (!Files.exists(Checkout.ROOT.resolve(found))) {
            return false;
        }
        return hash < 0 || anchors(found).contains(target.substring(hash + 1));
    }

    private static Set<String> anchors(Path file) {
        return HEADING.matcher(Checkout.text(file))
                .results()
                .map(MarkdownLinks::anchor)
                .collect(Collectors.toSet());
    }

    private static String anchor(MatchResult heading) {
        return heading.group(1)
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                .replace(' ', '-');
    }
}
