package org.ferrepos.catalog.text;

/** Writes Spanish as it sounds in Chile and Argentina, so that semento, cilicona and carretiya meet their words. */
public final class Phonetics {
    private Phonetics() {}

    /** The sound of a word that is already in lower case without accents. */
    public static String of(String word) {
        StringBuilder sound = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char next = i + 1 < word.length() ? word.charAt(i + 1) : ' ';
            char afterNext = i + 2 < word.length() ? word.charAt(i + 2) : ' ';
            char current = word.charAt(i);
            if (current == 'c' && next == 'h') {
                append(sound, 'x');
                i++;
            } else if ((current == 'q' || current == 'g') && next == 'u' && isFront(afterNext)) {
                append(sound, current == 'q' ? 'k' : 'g');
                i++;
            } else {
                append(sound, sound(current, next));
            }
        }
        return sound.toString();
    }

    private static char sound(char letter, char next) {
        return switch (letter) {
            case 'c' -> isFront(next) ? 's' : 'k';
            case 'z', 'x' -> 's';
            case 'q' -> 'k';
            case 'v', 'w' -> 'b';
            case 'g' -> isFront(next) ? 'j' : 'g';
            case 'y' -> isVowel(next) ? 'l' : 'i';
            case 'm' -> next == 'b' || next == 'p' || next == 'v' ? 'n' : 'm';
            case 'h' -> ' ';
            default -> letter;
        };
    }

    private static void append(StringBuilder sound, char letter) {
        if (letter == ' ' || (!sound.isEmpty() && sound.charAt(sound.length() - 1) == letter)) {
            return;
        }
        sound.append(letter);
    }

    private static boolean isFront(char letter) {
        return letter == 'e' || letter == 'i';
    }

    private static boolean isVowel(char letter) {
        return letter == 'a' || letter == 'o' || letter == 'u' || isFront(letter);
    }
}
