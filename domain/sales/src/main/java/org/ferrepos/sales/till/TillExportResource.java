package org.ferrepos.sales.till;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.identity.UserDirectory;
import org.ferrepos.platform.security.NeedsPermission;
import org.ferrepos.platform.tables.ExportRequest;
import org.ferrepos.platform.tables.ListExport;
import org.ferrepos.platform.tables.ListPages;
import org.ferrepos.platform.tables.TableExports;
import org.ferrepos.sales.SalesPermissions;
import org.jspecify.annotations.Nullable;

/** The list of tills as a file. A class of its own: its path would else be taken for that of a till named so. */
@Path("/api/pos/cajas/exportar")
@Produces(MediaType.WILDCARD)
@NeedsPermission(SalesPermissions.OPERATE_TILL)
@Tag(name = "Tills")
public class TillExportResource {
    private final TillListResource tills;
    private final TillTable table;
    private final TableExports exports;

    @Inject
    TillExportResource(TillListResource tills, BranchDirectory branches, UserDirectory users, TableExports exports) {
        this.tills = tills;
        this.table = new TillTable(branches, users);
        this.exports = exports;
    }

    @GET
    @Operation(summary = "The tills the caller may act at and their state as a file: everything the filter shows")
    public Response export(
            @QueryParam("branch") @Nullable String branch,
            @BeanParam ExportRequest request,
            @Context SecurityContext security) {
        return exports.answer(
                request,
                ListExport.walking(
                        "cajas",
                        TillTable.COLUMNS,
                        after -> tills.list(branch, after, ListPages.LIMIT_TEXT, security),
                        table::row));
    }
}
