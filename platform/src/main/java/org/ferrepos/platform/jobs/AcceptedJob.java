package org.ferrepos.platform.jobs;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The answer to a request that goes on as a job (RFC 7240). */
@Schema(name = "JobAccepted")
public record AcceptedJob(UUID jobId) {
    private static final String RESPOND_ASYNC = "respond-async";

    /** Whether the headers {@code Prefer} ask for an answer before the work is done. */
    public static boolean isPreferred(List<String> preferences) {
        return preferences.stream()
                .flatMap(header -> Stream.of(header.split(",")))
                .map(preference -> preference.split(";")[0].strip().toLowerCase(Locale.ROOT))
                .anyMatch(RESPOND_ASYNC::equals);
    }

    /** 202 with the job's id and address. */
    public static Response answer(UUID job) {
        return Response.accepted(new AcceptedJob(job))
                .header(HttpHeaders.LOCATION, "/api/jobs/" + job)
                .header("Preference-Applied", RESPOND_ASYNC)
                .build();
    }
}
