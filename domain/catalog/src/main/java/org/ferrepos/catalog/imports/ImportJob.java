package org.ferrepos.catalog.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.ferrepos.catalog.ImportListener;
import org.ferrepos.catalog.ImportOptions;
import org.ferrepos.catalog.ImportReport;
import org.ferrepos.catalog.ProductImport;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.jobs.JobFiles;
import org.ferrepos.platform.jobs.JobKind;
import org.ferrepos.platform.jobs.JobResult;
import org.ferrepos.platform.jobs.JobRules;
import org.ferrepos.platform.jobs.JobRun;
import org.ferrepos.platform.security.Caller;

/**
 * The import of a file that was kept for it. It may be cut short and begun again, for what the first try wrote is
 * unchanged to the second; cancelled, it keeps the chunks that were written.
 */
@Singleton
public final class ImportJob implements JobKind {
    static final String NAME = "catalog.import";
    static final long MAX_BYTES = 20L * 1024 * 1024;

    private static final long MAX_REPORT_BYTES = 64L * 1024 * 1024;

    private final ProductImport products;
    private final JobFiles files;
    private final ObjectMapper mapper;

    @Inject
    public ImportJob(ProductImport products, JobFiles files, ObjectMapper mapper) {
        this.products = products;
        this.files = files;
        this.mapper = mapper;
    }

    /**
     * What is imported, and how.
     *
     * @param file id in the store of files
     * @param bytes its size, by which progress is told
     */
    record Parameters(String file, long bytes, Map<String, String> map, Map<String, String> defaults) {
        static Parameters of(JobResult upload, ImportOptions options) {
            return new Parameters(upload.file(), upload.bytes(), options.columns(), options.defaults());
        }

        ImportOptions options() {
            return new ImportOptions(map, defaults);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public JobRules rules() {
        return JobRules.RESUMABLE;
    }

    /** A file cannot be named; it comes with the request that imports it. */
    @Override
    public Optional<Problem> refusal(JsonNode parameters) {
        return Optional.of(Problem.invalid("kind", "import.needs_file"));
    }

    @Override
    public Optional<JobResult> run(JobRun run) throws IOException {
        Parameters parameters = parameters(run.job().parameters());
        ImportReport report;
        Caller owner = run.owner().asCaller();
        try (InputStream file = files.open(parameters.file()).orThrow()) {
            report = products.run(new ProductImport.Request(
                    file, parameters.options(), owner, run.messages(), telling(run, parameters.bytes())));
        }
        byte[] json = mapper.writeValueAsBytes(report);
        JobFiles.Description description = new JobFiles.Description(
                "catalog.import_report", "importacion.json", "application/json", run.owner(), MAX_REPORT_BYTES);
        return Optional.of(
                files.keep(description, new ByteArrayInputStream(json)).orThrow());
    }

    /** Tells a job how far its import is, and ends it between two chunks if it is to stop. */
    static ImportListener telling(JobRun run, long totalBytes) {
        return (rows, bytes) -> {
            run.progress(totalBytes <= 0 ? 0 : Math.min(1, (double) bytes / totalBytes), "import.progress", rows);
            run.checkpoint();
        };
    }

    private Parameters parameters(JsonNode json) {
        try {
            return mapper.treeToValue(json, Parameters.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an import without its file", e);
        }
    }
}
