package org.ferrepos.sales.history;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ferrepos.identity.Branch;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.identity.Register;
import org.ferrepos.identity.UserDirectory;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Messages;
import org.ferrepos.platform.http.Page;
import org.ferrepos.platform.http.Period;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.http.Query;
import org.ferrepos.platform.print.RollPaper;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.NeedsPermission;
import org.ferrepos.platform.tables.ExportRequest;
import org.ferrepos.platform.tables.ListExport;
import org.ferrepos.platform.tables.ListPages;
import org.ferrepos.platform.tables.TableExports;
import org.ferrepos.sales.SaleView;
import org.ferrepos.sales.SalesPermissions;
import org.ferrepos.sales.SalesProblem;
import org.ferrepos.sales.receipt.ReceiptFormat;
import org.ferrepos.sales.receipt.ReceiptOptions;
import org.ferrepos.sales.receipt.ReceiptRenderer;
import org.jspecify.annotations.Nullable;

/** Looks sales up and prints their receipts. */
@Path("/api/pos/ventas")
@NeedsPermission(SalesPermissions.READ)
@Tag(name = "Sales")
public class SaleHistoryResource {
    private final SaleReader reader;
    private final BranchDirectory branches;
    private final UserDirectory users;
    private final TableExports exports;

    @Inject
    SaleHistoryResource(SaleReader reader, BranchDirectory branches, UserDirectory users, TableExports exports) {
        this.exports = exports;
        this.reader = reader;
        this.branches = branches;
        this.users = users;
    }

    /** Query parameters of the list. */
    public static final class ListParameters {
        @QueryParam("branch")
        @Nullable
        String branch;

        @QueryParam("register")
        @Nullable
        String register;

        @QueryParam("number")
        @Parameter(description = "The printed number of one sale, such as SCL-01-C1-00000012.")
        @Nullable
        String number;

        @QueryParam("status")
        @Parameter(description = "paid or voided.")
        @Nullable
        String status;

        @QueryParam("backdated")
        @Parameter(
                description =
                        "true: sold before the session of their till was opened, as what was sold while the line was"
                                + " down may be; false: the others.")
        @Nullable
        String backdated;

        @QueryParam("from")
        @Parameter(description = "The first time of sale (RFC 3339), or the first business date (2026-11-21).")
        @Nullable
        String from;

        @QueryParam("to")
        @Parameter(description = "The time of sale before which the list ends, or the last business date (2026-11-21).")
        @Nullable
        String to;

        @QueryParam("after")
        @Nullable
        String after;

        @QueryParam("limit")
        @Nullable
        String limit;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sales by the time they were sold, newest first")
    public Page<SaleView> list(@BeanParam ListParameters parameters, @Context SecurityContext security) {
        return filter(parameters, Caller.of(security), Query.limit(parameters.limit))
                .map(reader::list)
                .orElse(Page.last(List.of()));
    }

    @GET
    @Path("exportar")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "Sales by the time they were sold, newest first, as a file: everything the filter shows")
    public Response export(
            @BeanParam ListParameters parameters, @BeanParam ExportRequest request, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        Optional<SaleReader.Filter> filter = filter(parameters, caller, ListPages.LIMIT);
        return exports.answer(
                request,
                new ListExport(
                        "ventas", branch(parameters, caller).map(Branch::code), SaleTable.COLUMNS, (view, sink) -> {
                            if (filter.isEmpty()) {
                                return;
                            }
                            SaleReader all = reader.in(view);
                            SaleTable table = new SaleTable(branches, users);
                            ListPages.each(
                                    after -> all.list(filter.get().after(Query.cursor(after, 2))), table::row, sink);
                        }));
    }

    /** The branch a list is narrowed to: the one asked for, else the caller's own. */
    private Optional<Branch> branch(ListParameters parameters, Caller caller) {
        return Query.text("branch", parameters.branch)
                .or(caller::boundTo)
                .map(code -> branches.branch(code)
                        .orElseThrow(() ->
                                Problem.invalid("branch", "branch.unknown").toException()));
    }

    /** What is asked for; nothing where no sale can have the number that is. */
    private Optional<SaleReader.Filter> filter(ListParameters parameters, Caller caller, int limit) {
        Optional<Branch> found = branch(parameters, caller);
        found.ifPresent(known -> requireBranch(caller, known.code()));
        Optional<Register> till = Query.text("register", parameters.register)
                .map(code -> branches.register(code)
                        .orElseThrow(() ->
                                Problem.invalid("register", "register.unknown").toException()));
        Optional<SaleNumber> number = Query.text("number", parameters.number)
                .map(text -> SaleNumber.parse(text)
                        .orElseThrow(
                                () -> Problem.invalid("number", "sale.number").toException()));
        Optional<Register> numbered = number.flatMap(wanted -> branches.register(wanted.register()));
        if (number.isPresent() && (numbered.isEmpty() || (till.isPresent() && !till.equals(numbered)))) {
            return Optional.empty();
        }
        return Optional.of(new SaleReader.Filter(
                found.map(Branch::id),
                till.or(() -> numbered).map(Register::id),
                number.map(SaleNumber::number),
                voided(parameters.status),
                Query.flag("backdated", parameters.backdated),
                Period.of(parameters.from, parameters.to),
                Query.cursor(parameters.after, 2),
                limit));
    }

    private static Optional<Boolean> voided(@Nullable String status) {
        return Query.text("status", status).map(text -> switch (text) {
            case SaleView.PAID -> false;
            case SaleView.VOIDED -> true;
            default ->
                throw Problem.invalid("status", "field.one_of", "paid, voided").toException();
        });
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "One sale, with its void and returns")
    @APIResponse(responseCode = "200", description = "The sale")
    @APIResponse(responseCode = "404", description = "SALE_NOT_FOUND")
    public SaleView find(@PathParam("id") String id, @Context SecurityContext security) {
        return sale(id, Caller.of(security));
    }

    @GET
    @Path("{id}/recibo")
    @Operation(summary = "The receipt of a sale as pdf, escpos, html or txt")
    @APIResponse(
            responseCode = "200",
            description = "The receipt; application/octet-stream are bytes for a receipt printer (ESC/POS)",
            content = {
                @Content(mediaType = "application/pdf", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(
                        mediaType = "application/octet-stream",
                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "text/html", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "text/plain", schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "404", description = "SALE_NOT_FOUND")
    public Response receipt(
            @PathParam("id") String id,
            @QueryParam("format") @Nullable String format,
            @QueryParam("paper_width")
                    @Parameter(description = "58 or 80 millimetres; left out: what the register of the sale has.")
                    @Nullable
                    String paperWidth,
            @Context SecurityContext security,
            @Context HttpHeaders headers) {
        SaleView sale = sale(id, Caller.of(security));
        ReceiptFormat wanted = ReceiptFormat.parse(format == null ? "txt" : format)
                .orElseThrow(() -> Problem.invalid("format", "field.one_of", "pdf, escpos, html, txt")
                        .toException());
        Messages messages =
                Messages.forHeader(Optional.ofNullable(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)));
        byte[] bytes = ReceiptRenderer.render(
                ReceiptAssembly.of(sale, branches, users.displayName(sale.cashier())),
                wanted,
                messages.locale(),
                ReceiptOptions.on(paper(sale, paperWidth)));
        Response.ResponseBuilder response = Response.ok(bytes)
                .type(wanted.mediaType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "inline; filename=\"" + sale.number() + "." + wanted.fileExtension() + "\"");
        if (wanted == ReceiptFormat.HTML) {
            // The page brings its own style and nothing else.
            response.header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:");
        }
        return response.build();
    }

    private RollPaper paper(SaleView sale, @Nullable String asked) {
        return Query.text("paper_width", asked)
                .map(text -> RollPaper.parse(text)
                        .orElseThrow(() -> Problem.invalid("paper_width", "field.one_of", "58, 80")
                                .toException()))
                .or(() ->
                        branches.register(sale.register()).flatMap(till -> RollPaper.ofMillimetres(till.paperWidth())))
                .orElse(RollPaper.MM_80);
    }

    private SaleView sale(String id, Caller caller) {
        UUID saleId = Query.id("id", id);
        SaleView sale = reader.find(saleId)
                .orElseThrow(() -> Problem.of(SalesProblem.SALE_NOT_FOUND, id).toException());
        requireBranch(caller, sale.branch());
        return sale;
    }

    private static void requireBranch(Caller caller, String branchCode) {
        if (!caller.mayActAt(branchCode)) {
            throw Problem.of(CommonProblem.FORBIDDEN_BRANCH, branchCode).toException();
        }
    }
}
