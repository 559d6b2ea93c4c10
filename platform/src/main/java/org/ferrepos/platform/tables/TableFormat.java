package org.ferrepos.platform.tables;

import java.util.Arrays;
import java.util.Optional;

/** The files a table can be written as. */
public enum TableFormat {
    CSV("csv", "text/csv;charset=UTF-8"),
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    PDF("pdf", "application/pdf");

    /** The names that a request may give, for a refusal to tell them. */
    public static final String NAMES = "csv, xlsx, pdf";

    private final String extension;
    private final String mediaType;

    TableFormat(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /** The extension of its files, without the dot; requests name the format by it too. */
    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The media type without its parameters, as the description of the interface names it. */
    public String bareMediaType() {
        return mediaType.split(";", 2)[0];
    }

    public static Optional<TableFormat> parse(String name) {
        return Arrays.stream(values())
                .filter(format -> format.extension.equals(name))
                .findFirst();
    }
}
