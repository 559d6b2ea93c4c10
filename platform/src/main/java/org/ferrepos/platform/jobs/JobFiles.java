package org.ferrepos.platform.jobs;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.ferrepos.platform.files.FileKind;
import org.ferrepos.platform.files.FileStore;
import org.ferrepos.platform.files.NewFile;
import org.ferrepos.platform.files.OpenResult;
import org.ferrepos.platform.files.StoreResult;
import org.ferrepos.platform.files.StoredFile;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Outcome;
import org.ferrepos.platform.http.Problem;
import org.jboss.logging.Logger;

/** The files that jobs are given and make, in the store of files, for as long as jobs are remembered. */
@Singleton
public final class JobFiles {
    private static final Logger LOG = Logger.getLogger(JobFiles.class);
    private static final long RETRY_SECONDS = 60;

    private final FileStore files;
    private final JobSettings settings;

    @Inject
    public JobFiles(FileStore files, JobSettings settings) {
        this.files = files;
        this.settings = settings;
    }

    /**
     * A file as it comes to a job or from it.
     *
     * @param kind {@code area.thing}, by which the store counts it
     * @param contentType with its charset, if it is text
     */
    public record Description(String kind, String name, String contentType, JobOwner owner, long maxBytes) {}

    /**
     * Keeps what the stream gives until its end; there is no room, or no disk, for a job that needs it otherwise.
     *
     * @throws IOException where the stream breaks off
     */
    public Outcome<JobResult> keep(Description description, InputStream content) throws IOException {
        FileKind kind = new FileKind(
                description.kind(), description.maxBytes(), Optional.of(settings.retention()), Optional.empty());
        NewFile file = NewFile.of(kind, description.name(), description.contentType())
                .ownedBy(description.owner().id());
        return switch (files.store(file, content)) {
            case StoreResult.Stored(StoredFile stored) ->
                Outcome.done(new JobResult(
                        stored.id().toString(), stored.name(), stored.contentType(), stored.bytes(), stored.sha256()));
            case StoreResult.TooLarge _ -> Outcome.refused(Problem.of(CommonProblem.PAYLOAD_TOO_LARGE));
            case StoreResult.ChecksumMismatch mismatch ->
                throw new IllegalStateException("nothing was promised: " + mismatch);
            case StoreResult.NoSpace _, StoreResult.Unavailable _ -> Outcome.refused(unavailable());
        };
    }

    /** Opens a file that a job was given; it is gone if it was kept for too long. */
    public Outcome<InputStream> open(String file) {
        return switch (files.open(UUID.fromString(file))) {
            case OpenResult.Opened(StoredFile _, InputStream content) -> Outcome.done(content);
            case OpenResult.Unknown _, OpenResult.Damaged _ ->
                Outcome.refused(Problem.of(JobProblem.JOB_RESULT_MISSING));
            case OpenResult.Unavailable _ -> Outcome.refused(unavailable());
        };
    }

    /** Deletes a file before its time; one that cannot be deleted now goes when its time is over. */
    public void delete(String file) {
        try {
            boolean _ = files.delete(UUID.fromString(file));
        } catch (RuntimeException e) {
            LOG.warnf("file %s of a job waits for its time: %s", file, e);
        }
    }

    Outcome<Response> answer(JobResult result) {
        return open(result.file()).map(content -> answer(result, content));
    }

    private static Response answer(JobResult result, InputStream content) {
        StreamingOutput body = out -> {
            try (content) {
                content.transferTo(out);
            }
        };
        return Response.ok(body, result.contentType())
                .header(HttpHeaders.CONTENT_LENGTH, result.bytes())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(result.name()))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }

    private static String disposition(String name) {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return "attachment; filename*=UTF-8''" + encoded;
    }

    private static Problem unavailable() {
        return Problem.of(CommonProblem.SERVICE_UNAVAILABLE).retryAfter(RETRY_SECONDS);
    }
}
