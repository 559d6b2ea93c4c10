package org.ferrepos.catalog.imports;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ferrepos.catalog.CatalogPermissions;
import org.ferrepos.catalog.ImportListener;
import org.ferrepos.catalog.ImportOptions;
import org.ferrepos.catalog.ImportReport;
import org.ferrepos.catalog.ProductImport;
import org.ferrepos.platform.http.Messages;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.NeedsPermission;
import org.jspecify.annotations.Nullable;

/** The route that imports products from a CSV file. */
@Path("/api/pos/productos/importar")
@Produces(MediaType.APPLICATION_JSON)
@NeedsPermission(CatalogPermissions.IMPORT_PRODUCTS)
@Tag(name = "Catalogue")
public final class ImportResource {
    private static final long MAX_BYTES = 20L * 1024 * 1024;

    private final ProductImport productImport;

    @Inject
    ImportResource(ProductImport productImport) {
        this.productImport = productImport;
    }

    /** How to read a file with other headers; both may be repeated or hold several pairs. */
    public static final class Parameters {
        @QueryParam("map")
        List<String> map = List.of();

        @QueryParam("default")
        List<String> defaults = List.of();

        @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
        @Nullable
        String language;
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
                            + "Bad lines are reported and change nothing; the same file again changes nothing.")
    @APIResponse(responseCode = "200", description = "What happened to each line")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED: a required column is missing")
    public ImportReport run(
            InputStream body, @jakarta.ws.rs.BeanParam Parameters parameters, @Context SecurityContext security) {
        return productImport.run(new ProductImport.Request(
                new BoundedStream(body, MAX_BYTES),
                ImportOptions.of(parameters.map, parameters.defaults),
                Caller.of(security),
                Messages.forHeader(Optional.ofNullable(parameters.language)),
                ImportListener.NONE));
    }
}
