package org.ferrepos.platform.files;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What is said of a file before its content comes. The name is made harmless: no folders, no control characters, no
 * marks that turn the direction of writing.
 *
 * @param sha256 the checksum the sender promises, 64 hexadecimal digits; other content is refused
 */
public record NewFile(FileKind kind, String name, String contentType, Optional<UUID> owner, Optional<String> sha256) {
    static final int MAX_NAME_CHARS = 150;
    static final String UNKNOWN_TYPE = "application/octet-stream";

    private static final Pattern FOLDERS = Pattern.compile(".*[/\\\\]", Pattern.DOTALL);
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}<>:\"|?*]");
    private static final Pattern TYPE = Pattern.compile(
            "[a-z0-9][a-z0-9!#$&^_.+-]{0,60}/[a-z0-9][a-z0-9!#$&^_.+-]{0,80}(; ?charset=[A-Za-z0-9._-]{1,30})?");
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    public NewFile {
        name = harmless(name);
        contentType = TYPE.matcher(contentType).matches() ? contentType : UNKNOWN_TYPE;
        sha256 = sha256.map(text -> text.strip().toLowerCase(Locale.ROOT));
        if (sha256.isPresent() && !HEX.matcher(sha256.get()).matches()) {
            throw new IllegalArgumentException("a SHA-256 has 64 hexadecimal digits");
        }
    }

    public static NewFile of(FileKind kind, String name, String contentType) {
        return new NewFile(kind, name, contentType, Optional.empty(), Optional.empty());
    }

    public NewFile ownedBy(UUID newOwner) {
        return new NewFile(kind, name, contentType, Optional.of(newOwner), sha256);
    }

    public NewFile withChecksum(String promised) {
        return new NewFile(kind, name, contentType, owner, Optional.of(promised));
    }

    /** Whether a text is a checksum as {@link #withChecksum} takes it. */
    public static boolean isChecksum(String text) {
        return HEX.matcher(text.strip().toLowerCase(Locale.ROOT)).matches();
    }

    private static String harmless(String name) {
        String last = FOLDERS.matcher(name).replaceFirst("");
        String clean = UNFIT.matcher(Normalizer.normalize(last, Normalizer.Form.NFC))
                .replaceAll("_")
                .strip();
        String plain = clean.startsWith(".") ? "_" + clean.substring(1) : clean;
        if (plain.isEmpty()) {
            return "archivo";
        }
        return plain.length() <= MAX_NAME_CHARS ? plain : shortened(plain);
    }

    /** Keeps the extension, by which people and their programs know what it is. */
    private static String shortened(String name) {
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
        int end = MAX_NAME_CHARS - extension.length();
        if (Character.isHighSurrogate(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(0, end) + extension;
    }
}
