package org.ferrepos.identity.password;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ferrepos.platform.http.FieldError;

/**
 * What a new password must be, whoever sets it: long enough, and more than a repeated piece, a row of keys, a word that
 * everybody tries first with digits around it, or the person's own name.
 */
public final class PasswordRules {
    private static final int MIN_LENGTH = 12;
    private static final int MAX_LENGTH = 128;
    private static final int MIN_DIFFERENT = 5;
    /** What has to be left of a password when its predictable part is taken away. */
    private static final int MIN_REST = 8;
    /** The same beside rows of keys, which are not told as easily from what was meant. */
    private static final int MIN_REST_OF_ROWS = 6;

    /** Beside the own name: more than a year. */
    private static final int MIN_REST_OF_NAME = 5;

    private static final int MIN_RUN = 4;
    private static final int MIN_NAME = 3;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern AROUND = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");
    private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final Pattern NOT_ALPHANUMERIC = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final List<String> ROWS = Stream.of(
                    "abcdefghijklmnopqrstuvwxyz",
                    "01234567890",
                    "qwertyuiop",
                    "asdfghjkl",
                    "zxcvbnm",
                    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p")
            .flatMap(row -> Stream.of(row, new StringBuilder(row).reverse().toString()))
            .toList();

    private PasswordRules() {}

    /** Whose password it is to be. */
    public record Owner(String username, String name) {
        private List<String> words() {
            String whole = folded(username);
            return Stream.concat(Stream.of(whole), Arrays.stream(NOT_LETTERS.split(whole + " " + folded(name))))
                    .filter(word -> word.length() >= MIN_NAME)
                    .toList();
        }
    }

    /** What is wrong with the length; the one rule for passwords that nobody chose, or the operator for a demonstration. */
    public static Optional<FieldError> wrongLength(String field, String password) {
        int length = password.length();
        return length < MIN_LENGTH || length > MAX_LENGTH
                ? Optional.of(FieldError.of(field, "password.length", MIN_LENGTH, MAX_LENGTH))
                : Optional.empty();
    }

    /** What is wrong with a password that somebody is to have. */
    public static Optional<FieldError> refusal(String field, Owner owner, String password) {
        Optional<FieldError> length = wrongLength(field, password);
        if (length.isPresent()) {
            return length;
        }
        String text = folded(password);
        if (isRepeated(text)) {
            return Optional.of(FieldError.of(field, "password.repeats"));
        }
        if (isRow(text) || isCommon(text)) {
            return Optional.of(FieldError.of(field, "password.common"));
        }
        return isName(text, owner) ? Optional.of(FieldError.of(field, "password.own_name")) : Optional.empty();
    }

    private static boolean isRepeated(String text) {
        String core = AROUND.matcher(text).replaceAll("");
        return text.isBlank()
                || text.chars().distinct().count() < MIN_DIFFERENT
                || pieceOf(text) < text.length()
                || text.length() - core.length() + pieceOf(core) < MIN_REST;
    }

    /** The length of the piece that a text repeats throughout, or its own. */
    private static int pieceOf(String text) {
        for (int piece = 1; piece <= text.length() / 2; piece++) {
            if (text.startsWith(text.substring(piece))) {
                return piece;
            }
        }
        return text.length();
    }

    /** Neighbours on the keyboard, in the alphabet or among the digits, and little else. */
    private static boolean isRow(String text) {
        int rest = 0;
        int at = 0;
        while (at < text.length()) {
            int run = runAt(text, at);
            rest += run >= MIN_RUN ? 0 : 1;
            at += run >= MIN_RUN ? run : 1;
        }
        return rest < MIN_REST_OF_ROWS;
    }

    private static int runAt(String text, int at) {
        int longest = 1;
        for (String row : ROWS) {
            int length = longest;
            while (at + length < text.length() && row.contains(text.substring(at, at + length + 1))) {
                length++;
            }
            longest = length;
        }
        return longest;
    }

    private static boolean isCommon(String text) {
        String core = AROUND.matcher(text).replaceAll("");
        // Digits and signs alone are a date, a telephone or a tax id.
        return core.isEmpty()
                || Stream.of(core, NOT_LETTERS.matcher(core).replaceAll(""), spelledOut(core))
                        .anyMatch(CommonPasswords::contains);
    }

    /** As those read it who write letters as digits and signs. */
    private static String spelledOut(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            letters.append(letterFor(text.charAt(at)));
        }
        return NOT_LETTERS.matcher(letters).replaceAll("");
    }

    private static char letterFor(char sign) {
        return switch (sign) {
            case '0' -> 'o';
            case '1', '!' -> 'i';
            case '3' -> 'e';
            case '4', '@' -> 'a';
            case '5', '$' -> 's';
            case '7' -> 't';
            default -> sign;
        };
    }

    private static boolean isName(String text, Owner owner) {
        String rest = text;
        for (String word : owner.words()) {
            rest = rest.replace(word, "");
        }
        return rest.length() < text.length()
                && NOT_ALPHANUMERIC.matcher(rest).replaceAll("").length() < MIN_REST_OF_NAME;
    }

    private static String folded(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
