package org.ferrepos.server.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.ferrepos.platform.http.Messages;
import org.ferrepos.platform.http.ProblemCode;
import org.junit.jupiter.api.Test;

/** Every sentence exists in Spanish and in English, with the same facts, and every error code has one. */
final class MessagesTest {
    private static final Integer[] ONES = {1, 1, 1};
    private static final Pattern PLURAL = Pattern.compile(
            "\\b1 (segundos|seconds|minutos|minutes|líneas|lines|filas|rows|columnas|columns|caracteres|characters"
                    + "|elementos|elements|disponibles)\\b");
    /** Their numbers are bounds that the program sets itself. */
    private static final Set<String> NEVER_ONE =
            Set.of("field.text", "field.length", "field.size", "password.length", "import.text", "import.too_long");

    @Test
    void bothLanguagesSayTheSame() throws IOException {
        List<String> findings = new ArrayList<>();
        List<Path> spanish = Checkout.filesEndingWith("_es.properties");
        for (Path file : spanish) {
            Map<String, String> es = read(file);
            Map<String, String> en = read(Path.of(file.toString().replace("_es.properties", "_en.properties")));
            assertThat(en.keySet()).as(file.toString()).isEqualTo(es.keySet());
            es.forEach((key, sentence) -> {
                if (arguments(sentence) != arguments(en.getOrDefault(key, ""))) {
                    findings.add(file + ": " + key);
                }
            });
        }

        assertThat(spanish).hasSizeGreaterThanOrEqualTo(5);
        assertThat(findings).as("sentences whose number of facts differs").isEmpty();
    }

    @Test
    void aKeyMeansTheSameInEveryArea() throws IOException {
        List<String> findings = new ArrayList<>();
        for (String language : List.of("es", "en")) {
            Map<String, String> seen = new HashMap<>();
            for (Path file : Checkout.filesEndingWith("_" + language + ".properties")) {
                if (!file.toString().contains("resources/messages/")) {
                    continue;
                }
                read(file).forEach((key, sentence) -> {
                    String other = seen.putIfAbsent(key, sentence);
                    if (other != null && !other.equals(sentence)) {
                        findings.add(file + ": " + key);
                    }
                });
            }
        }

        assertThat(findings).isEmpty();
    }

    @Test
    void everyCodeHasASentenceAndATitle() {
        List<String> silent = new ArrayList<>();
        for (ProblemCode code : ProblemCodes.all()) {
            for (Messages messages :
                    List.of(Messages.forLocale(Messages.SPANISH), Messages.forLocale(Messages.ENGLISH))) {
                for (String key : List.of(code.name(), "title." + code.status())) {
                    if (messages.format(key, List.of(1, 2, 3)).equals(key)) {
                        silent.add(key + " in " + messages.locale());
                    }
                }
            }
        }

        assertThat(silent).isEmpty();
    }

    @Test
    void oneIsSaidInTheSingular() throws IOException {
        List<String> findings = new ArrayList<>();
        for (Path file : Checkout.filesEndingWith(".properties")) {
            if (!file.toString().contains("resources/messages/")) {
                continue;
            }
            read(file).forEach((key, pattern) -> {
                String sentence = new MessageFormat(pattern, Messages.SPANISH).format(ONES);
                if (!NEVER_ONE.contains(key) && PLURAL.matcher(sentence).find()) {
                    findings.add(file + ": " + sentence);
                }
            });
        }

        assertThat(findings).isEmpty();
    }

    private static Map<String, String> read(Path file) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(Checkout.text(file)));
        Map<String, String> sentences = new TreeMap<>();
        properties.forEach((key, value) -> sentences.put((String) key, (String) value));
        return sentences;
    }

    private static int arguments(String sentence) {
        return new MessageFormat(sentence).getFormatsByArgumentIndex().length;
    }
}
