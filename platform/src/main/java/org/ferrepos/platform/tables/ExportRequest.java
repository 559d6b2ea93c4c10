package org.ferrepos.platform.tables;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.ferrepos.platform.http.Messages;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.http.Query;
import org.ferrepos.platform.security.Caller;
import org.jspecify.annotations.Nullable;

/** What every export of a list is asked with, beside the filter of the list. */
public final class ExportRequest {
    private static final UUID PROGRAM = new UUID(0, 0);

    @QueryParam("format")
    @Parameter(description = "The kind of file; csv where it is left out.")
    @Nullable
    String format;

    @QueryParam("words")
    @Parameter(description = "Only rows whose texts contain all of these words, whatever their case and accents.")
    @Nullable
    String words;

    @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
    @Parameter(hidden = true)
    @Nullable
    String acceptLanguage;

    @Context
    @Nullable
    RoutingContext connection;

    @Context
    @Nullable
    SecurityContext security;

    /** One that is made by the program itself, in Spanish and with every row. */
    public static ExportRequest of(TableFormat format) {
        ExportRequest request = new ExportRequest();
        request.format = format.extension();
        return request;
    }

    TableFormat format() {
        String name = format == null || format.isBlank() ? TableFormat.CSV.extension() : format;
        return TableFormat.parse(name)
                .orElseThrow(() -> Problem.invalid("format", "field.one_of", TableFormat.NAMES)
                        .toException());
    }

    WordFilter words() {
        return WordFilter.of(Query.text("words", words));
    }

    Messages messages() {
        return Messages.forHeader(Optional.ofNullable(acceptLanguage));
    }

    /** Spanish is Chile's unless Argentina's is asked for before it. */
    TableLanguage language() {
        boolean argentine = acceptLanguage != null && acceptLanguage.strip().startsWith("es-AR");
        return argentine ? TableLanguage.ARGENTINA : TableLanguage.of(messages().locale());
    }

    /** Whoever asked; the program itself where nobody did. */
    UUID callerId() {
        SecurityContext asked = security;
        return asked != null && asked.getUserPrincipal() instanceof Caller caller ? caller.id() : PROGRAM;
    }

    /** The word for a choice, as screens in this language have it; {@code .AR} after its key names another of Argentina. */
    public String word(String key) {
        String local = key + ".AR";
        String word = language() == TableLanguage.ARGENTINA ? messages().format(local, List.of()) : local;
        return word.equals(local) ? messages().format(key, List.of()) : word;
    }

    /** The day of a moment on the calendar that dates the table. */
    public LocalDate dateOf(Instant moment) {
        return LocalDate.ofInstant(moment, language().zone());
    }

    /** Whether whoever asked has hung up. */
    boolean isGone() {
        RoutingContext asked = connection;
        return asked != null && asked.response().closed();
    }

    /** Runs when the answer was sent or can be sent no more. */
    void afterwards(Runnable work) {
        RoutingContext asked = connection;
        if (asked != null) {
            asked.addEndHandler(sent -> work.run());
        }
    }
}
