package org.ferrepos.catalog;

import java.util.List;
import java.util.Set;
import org.ferrepos.catalog.imports.ImportJob;
import org.ferrepos.catalog.product.CurrenciesOfBefore;
import org.ferrepos.catalog.product.KeptProducts;
import org.ferrepos.catalog.search.SearchWarmUp;
import org.ferrepos.catalog.search.VocabularyJob;
import org.ferrepos.platform.area.Area;
import org.ferrepos.platform.area.AuditKind;
import org.ferrepos.platform.area.DataReview;
import org.ferrepos.platform.area.Part;
import org.ferrepos.platform.area.Permission;
import org.ferrepos.platform.area.RouteTag;
import org.ferrepos.platform.area.SealedColumn;

/** What is sold: products, barcodes, prices, and how they are found. */
public final class CatalogArea implements Area {
    @Override
    public String name() {
        return "catalog";
    }

    @Override
    public Set<String> standsOn() {
        return Set.of("identity");
    }

    @Override
    public Set<String> answersIn() {
        return Set.of("api_pos");
    }

    @Override
    public List<Part> parts() {
        return List.of(
                Part.of(CurrenciesOfBefore.class),
                Part.in(ImportJob.class, "api_pos"),
                Part.in(SearchWarmUp.class, "api_pos"),
                Part.in(VocabularyJob.class, "api_pos"));
    }

    @Override
    public boolean hasRevision() {
        return true;
    }

    @Override
    public List<Permission> permissions() {
        return CatalogPermissions.all();
    }

    @Override
    public List<RouteTag> tags() {
        return List.of(
                new RouteTag("Catalogue", "Products, prices, search, import and synonyms"),
                new RouteTag("Price checker", "Prices for customers in the shop; open to everybody (consulta)"));
    }

    @Override
    public List<DataReview> reviews() {
        return KeptProducts.reviews();
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return Costs.columns();
    }

    @Override
    public List<AuditKind> auditKinds() {
        return List.of(
                new AuditKind("product", "A product, its barcodes or one of its prices"),
                new AuditKind("products", "Many products at once: an import or the first set-up"),
                new AuditKind("tax", "The rates of a category of tax"),
                new AuditKind("synonyms", "A group of words that mean the same in a search"));
    }
}
