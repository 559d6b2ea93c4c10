package org.ferrepos.catalog.tax;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ferrepos.catalog.CatalogPermissions;
import org.ferrepos.catalog.CatalogProblem;
import org.ferrepos.catalog.TaxCategory;
import org.ferrepos.catalog.TaxRates;
import org.ferrepos.platform.http.Page;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.http.Query;
import org.ferrepos.platform.money.Country;
import org.ferrepos.platform.money.TaxRate;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.NeedsPermission;
import org.ferrepos.platform.tables.ExportRequest;
import org.ferrepos.platform.tables.ListExport;
import org.ferrepos.platform.tables.TableExports;
import org.jspecify.annotations.Nullable;

/** Routes that tell what products can be taxed as and how much that is; an administrator adds rates and withdraws those to come. */
@Path("/api/pos/impuestos")
@Produces(MediaType.APPLICATION_JSON)
@NeedsPermission(CatalogPermissions.READ)
@Tag(name = "Catalogue")
public final class TaxResource {
    private static final int MAX_CATEGORY = 30;

    private final Taxes taxes;
    private final TableExports exports;
    private final Clock clock;

    @Inject
    TaxResource(Taxes taxes, TableExports exports, Clock clock) {
        this.taxes = taxes;
        this.exports = exports;
        this.clock = clock;
    }

    /**
     * A rate from a day on.
     *
     * @param percent with at most two decimals
     * @param validTo the first day on which it no longer holds
     */
    @Schema(name = "TaxRateRequest")
    public record RateRequest(
            @NotNull Country country,
            @NotNull BigDecimal percent,
            @NotNull LocalDate validFrom,
            @Nullable LocalDate validTo) {}

    /** What products can be taxed as; {@code tax} is the shorthand of the category. */
    @Schema(name = "TaxCategory")
    public record CategoryView(String category, String tax, List<RateView> rates) {}

    /** How much that is in a country on the days from {@code valid_from} to the one before {@code valid_to}. */
    @Schema(name = "TaxRate")
    public record RateView(
            Country country,
            BigDecimal percent,
            LocalDate validFrom,
            @Nullable LocalDate validTo) {}

    @GET
    @Operation(summary = "Lists the categories of tax with their rates by country and day")
    public Page<CategoryView> list() {
        TaxRates rates = taxes.rates();
        return Page.last(rates.categories().stream()
                .map(category -> view(category, rates))
                .toList());
    }

    @GET
    @Path("/exportar")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "The categories of tax with their rates by country and day, as a file")
    public Response export(@BeanParam ExportRequest request) {
        return exports.answer(
                request,
                ListExport.walking(
                        "impuestos",
                        TaxTable.COLUMNS,
                        after -> Page.last(
                                new TaxTable(request::word, request.dateOf(clock.instant())).rows(taxes.rates())),
                        Function.identity()));
    }

    @POST
    @Path("/{category}/tasas")
    @Consumes(MediaType.APPLICATION_JSON)
    @NeedsPermission(CatalogPermissions.MANAGE_TAXES)
    @Operation(
            summary = "Adds a rate of a category in a country",
            description = "A rate without an end ends where one that is added for later begins. What has begun stays.")
    @APIResponse(
            responseCode = "201",
            description = "The category with its rates",
            content = @Content(schema = @Schema(implementation = CategoryView.class)))
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED: a rate that has begun would change")
    @APIResponse(responseCode = "404", description = "TAX_CATEGORY_NOT_FOUND")
    @APIResponse(responseCode = "409", description = "TAX_RATE_OVERLAP: there is a rate for one of these days")
    public Response add(
            @PathParam("category") String category,
            @NotNull @Valid RateRequest request,
            @Context SecurityContext security) {
        TaxRate rate = TaxRate.ofPercent(request.percent())
                .orElseThrow(() -> Problem.invalid("percent", "tax.percent").toException());
        TaxRates rates = taxes.add(
                        Caller.of(security),
                        new TaxRates.Dated(
                                known(category), request.country(), rate, request.validFrom(), request.validTo()))
                .orThrow();
        return Response.status(Response.Status.CREATED)
                .entity(view(category, rates))
                .build();
    }

    @DELETE
    @Path("/{category}/tasas/{country}/{day}")
    @NeedsPermission(CatalogPermissions.MANAGE_TAXES)
    @Operation(
            summary = "Withdraws a rate that has not begun",
            description = "The rate that it had ended goes on, until the next one begins where there is one.")
    @APIResponse(responseCode = "200", description = "The category with the rates that are left")
    @APIResponse(responseCode = "404", description = "TAX_CATEGORY_NOT_FOUND or TAX_RATE_NOT_FOUND")
    @APIResponse(responseCode = "409", description = "TAX_RATE_IN_FORCE: the rate has begun, somewhere on earth")
    public CategoryView withdraw(
            @PathParam("category") String category,
            @PathParam("country") String country,
            @PathParam("day") String day,
            @Context SecurityContext security) {
        LocalDate from = Query.date("day", day)
                .orElseThrow(() -> Problem.invalid("day", "field.required").toException());
        Optional<Country> where = Arrays.stream(Country.values())
                .filter(each -> each.name().equals(country))
                .findFirst();
        TaxRates rates = taxes.withdraw(Caller.of(security), known(category), where, from)
                .orThrow();
        return view(category, rates);
    }

    private static String known(String category) {
        if (category.length() > MAX_CATEGORY) {
            throw Problem.of(CatalogProblem.TAX_CATEGORY_NOT_FOUND, "").toException();
        }
        return category;
    }

    private static CategoryView view(String category, TaxRates rates) {
        return new CategoryView(
                category,
                TaxCategory.shorthand(category),
                rates.all().stream()
                        .filter(rate -> rate.category().equals(category))
                        .map(TaxResource::view)
                        .toList());
    }

    private static RateView view(TaxRates.Dated rate) {
        return new RateView(rate.country(), rate.rate().percent(), rate.validFrom(), rate.validTo());
    }
}
