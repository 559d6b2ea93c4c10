package org.ferrepos.platform.files;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Pattern;

/** A file as an answer of HTTP: to be saved, never to be shown in the page's place, never guessed at. */
final class FileAnswer {
    /** What a browser might run if it were shown after all. */
    private static final Pattern ACTIVE = Pattern.compile("(?i).*(html|xml|svg|script|xsl|mathml|shockwave).*");

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_PLAIN = Pattern.compile("[^A-Za-z0-9._ ()+-]");
    private static final String UNRESERVED = "!#$&+-.^_`|~";
    private static final Set<String> OFFICE = Set.of(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private FileAnswer() {}

    static Response of(OpenResult.Opened opened) {
        StoredFile file = opened.file();
        StreamingOutput body = output -> {
            try (InputStream content = opened.content()) {
                content.transferTo(output);
            }
        };
        return Response.ok(body)
                .header(HttpHeaders.CONTENT_TYPE, type(file.contentType()))
                .header(HttpHeaders.CONTENT_LENGTH, file.bytes())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(file.name()))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    static String type(String contentType) {
        boolean harmless =
                OFFICE.contains(contentType) || !ACTIVE.matcher(contentType).matches();
        return harmless ? contentType : NewFile.UNKNOWN_TYPE;
    }

    /** RFC 6266: a plain name for old programs, and the real one. */
    static String disposition(String name) {
        String decomposed =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
        String plain = NOT_PLAIN.matcher(decomposed).replaceAll("_");
        StringBuilder encoded = new StringBuilder();
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (octet & 0xFF);
            boolean asIs = letter < 128 && (Character.isLetterOrDigit(letter) || UNRESERVED.indexOf(letter) >= 0);
            encoded.append(asIs ? String.valueOf(letter) : String.format("%%%02X", octet & 0xFF));
        }
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
    }
}
