package org.ferrepos.sales.receipt;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The forms a receipt can be rendered in. */
public enum ReceiptFormat {
    PDF("application/pdf", "pdf"),
    ESCPOS("application/octet-stream", "bin"),
    HTML("text/html;charset=UTF-8", "html"),
    TXT("text/plain;charset=UTF-8", "txt");

    private final String mediaType;
    private final String fileExtension;

    ReceiptFormat(String mediaType, String fileExtension) {
        this.mediaType = mediaType;
        this.fileExtension = fileExtension;
    }

    /** The value of the Content-Type header. */
    public String mediaType() {
        return mediaType;
    }

    /** The extension of a file of this format, without the dot. */
    public String fileExtension() {
        return fileExtension;
    }

    /** Finds the format a request names ({@code pdf}, {@code escpos}, {@code html}, {@code txt}, in any case). */
    public static Optional<ReceiptFormat> parse(String name) {
        return Arrays.stream(values())
                .filter(format -> format.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
