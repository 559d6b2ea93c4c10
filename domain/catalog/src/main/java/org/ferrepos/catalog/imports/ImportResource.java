package org.ferrepos.catalog.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ferrepos.catalog.CatalogPermissions;
import org.ferrepos.catalog.ImportOptions;
import org.ferrepos.catalog.ImportReport;
import org.ferrepos.catalog.ProductImport;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.ErrorMapping;
import org.ferrepos.platform.http.Messages;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.http.Query;
import org.ferrepos.platform.idempotency.CanonicalForm;
import org.ferrepos.platform.idempotency.RequestContent;
import org.ferrepos.platform.jobs.AcceptedJob;
import org.ferrepos.platform.jobs.JobFiles;
import org.ferrepos.platform.jobs.JobOwner;
import org.ferrepos.platform.jobs.JobResult;
import org.ferrepos.platform.jobs.Jobs;
import org.ferrepos.platform.jobs.Submission;
import org.ferrepos.platform.jobs.Submitted;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.NeedsPermission;
import org.jspecify.annotations.Nullable;

/** The route that imports products from a CSV file, while the caller waits or afterwards. */
@Path("/api/pos/productos/importar")
@Produces(MediaType.APPLICATION_JSON)
@NeedsPermission(CatalogPermissions.IMPORT_PRODUCTS)
@Tag(name = "Catalogue")
public final class ImportResource {
    private final ProductImport productImport;
    private final Jobs jobs;
    private final JobFiles files;
    private final ObjectMapper mapper;

    @Inject
    ImportResource(ProductImport productImport, Jobs jobs, JobFiles files, ObjectMapper mapper) {
        this.productImport = productImport;
        this.jobs = jobs;
        this.files = files;
        this.mapper = mapper;
    }

    /** How to read a file with other headers (both may be repeated or hold several pairs), and when to answer. */
    public static final class Parameters {
        @QueryParam("map")
        List<String> map = List.of();

        @QueryParam("default")
        List<String> defaults = List.of();

        @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
        @Nullable
        String language;

        @HeaderParam("Prefer")
        List<String> preferences = List.of();

        @HeaderParam("Idempotency-Key")
        @Nullable
        String key;

        @Parameter(hidden = true)
        @HeaderParam(HttpHeaders.CONTENT_LENGTH)
        @Nullable
        String length;

        ImportOptions options() {
            return ImportOptions.of(map, defaults);
        }

        Messages messages() {
            return Messages.forHeader(Optional.ofNullable(language));
        }

        /** Without a length there is no measure of progress. */
        long bytes() {
            return length != null && length.matches("\\d{1,12}") ? Long.parseLong(length) : 0;
        }
    }

    @POST
    @Consumes("text/csv")
    @Operation(
            summary = "Imports products from CSV, up to 20 MiB",
            description =
                    "Header sku,name,price and optionally barcode, category, brand, unit, tax, cost, stock, branch, "
                            + "description. map=sku=ean13,name=product_name reads other headers, default=price=1000 fills gaps. "
                            + "Stock is what a product that the file creates starts with, at the branch of the line, else "
                            + "at that of the user, else at the first one; stock of known products is changed by "
                            + "movements alone. "
                            + "Bad lines are reported and change nothing; the same file again changes nothing. "
                            + "With Prefer: respond-async the file is kept and the answer is 202 at once: the job tells "
                            + "its progress, its result is the report, and with Idempotency-Key the same request makes "
                            + "one job. A cancelled import keeps the chunks of 1,000 lines it had written.")
    @APIResponse(
            responseCode = "200",
            description = "What happened to each line",
            content = @Content(schema = @Schema(implementation = ImportReport.class)))
    @APIResponse(
            responseCode = "202",
            description = "The import is a job; Location says where it tells how it stands",
            content = @Content(schema = @Schema(implementation = AcceptedJob.class)))
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED: a required column is missing")
    @APIResponse(
            responseCode = "409",
            description = "JOB_CANCELLED: somebody cancelled it; IDEMPOTENCY_CONFLICT: the key stands for another file")
    public Response run(InputStream body, @BeanParam Parameters parameters, @Context SecurityContext security)
            throws IOException {
        Caller caller = Caller.of(security);
        return AcceptedJob.isPreferred(parameters.preferences)
                ? later(body, parameters, caller)
                : now(body, parameters, caller);
    }

    /** A body of another type is refused after the caller was looked at, as everywhere. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response runOther(@Context RoutingContext http) {
        return ErrorMapping.answer(Problem.of(CommonProblem.UNSUPPORTED_MEDIA_TYPE), http);
    }

    private Response now(InputStream body, Parameters parameters, Caller caller) {
        ImportOptions options = parameters.options();
        JsonNode told = mapper.valueToTree(Map.of("map", options.columns(), "defaults", options.defaults()));
        Submission submission = Submission.of(ImportJob.NAME, told, JobOwner.of(caller), parameters.messages());
        ImportReport report = jobs.runHere(
                submission,
                run -> productImport.run(new ProductImport.Request(
                        new BoundedStream(body, ImportJob.MAX_BYTES),
                        options,
                        caller,
                        parameters.messages(),
                        ImportJob.telling(run, parameters.bytes()))));
        return Response.ok(report).build();
    }

    private Response later(InputStream body, Parameters parameters, Caller caller) throws IOException {
        ImportOptions options = parameters.options();
        Optional<String> key = Query.text("Idempotency-Key", parameters.key);
        JobOwner owner = JobOwner.of(caller);
        JobResult upload = files.keep(
                        new JobFiles.Description(
                                ImportJob.NAME, "importacion.csv", "text/csv", owner, ImportJob.MAX_BYTES),
                        body)
                .orThrow();
        Submission submission = Submission.of(
                ImportJob.NAME,
                mapper.valueToTree(ImportJob.Parameters.of(upload, options)),
                owner,
                parameters.messages());
        RequestContent content = RequestContent.of(CanonicalForm.of("product_import")
                .text("file", upload.sha256())
                .texts("columns", new TreeMap<>(options.columns()))
                .texts("defaults", new TreeMap<>(options.defaults())));
        Submitted submitted =
                jobs.submit(key.map(name -> submission.withKey(name, content)).orElse(submission));
        if (!(submitted instanceof Submitted.Accepted)) {
            files.delete(upload.file());
        }
        UUID job = Jobs.accepted(submitted);
        return AcceptedJob.answer(job);
    }
}
