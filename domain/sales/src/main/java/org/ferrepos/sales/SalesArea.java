package org.ferrepos.sales;

import java.util.List;
import java.util.Set;
import org.ferrepos.platform.area.Area;
import org.ferrepos.platform.area.AreaSettings;
import org.ferrepos.platform.area.AuditKind;
import org.ferrepos.platform.area.Metric;
import org.ferrepos.platform.area.Part;
import org.ferrepos.platform.area.Permission;
import org.ferrepos.platform.area.RouteTag;
import org.ferrepos.platform.area.Target;
import org.ferrepos.sales.summary.DayTotals;

/** Selling: tills, sales, their corrections and receipts, and the figures of the day. */
public final class SalesArea implements Area {
    @Override
    public String name() {
        return "sales";
    }

    @Override
    public Set<String> standsOn() {
        return Set.of("stock");
    }

    @Override
    public List<Target> targets() {
        return List.of(Target.of("api_pos", 8080, "/api/pos").alsoAt("/api/auth", "/api/pos/auth"));
    }

    @Override
    public Set<String> answersIn() {
        return Set.of("dashboard");
    }

    @Override
    public List<AreaSettings<?>> settings() {
        return List.of(AreaSettings.of(SalesPolicy.class, SalesPolicy::read));
    }

    @Override
    public List<Part> parts() {
        return List.of(Part.in(DayTotals.class, "api_pos", "dashboard"));
    }

    @Override
    public List<Permission> permissions() {
        return SalesPermissions.all();
    }

    @Override
    public List<RouteTag> tags() {
        return List.of(
                new RouteTag("Dashboard", "How the day goes, in figures and as it happens"),
                new RouteTag("Sales", "Selling, voids, returns and receipts (ventas)"),
                new RouteTag("Tills", "Opening, cash movements and closing (cajas)"));
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                Metric.counter("ferre_pos_sales_total", "Sales registered, by `branch`"),
                Metric.counter(
                        "ferre_pos_sales_revenue_total",
                        "Their totals in minor units, by `branch`, `currency`; for graphs, not for books"),
                Metric.counter(
                        "ferre_pos_sales_backdated_total",
                        "Sales sold before the session of their till was opened, by `branch`"),
                Metric.counter(
                        "ferre_pos_sales_repeated_total", "Sales sent again and answered as before, by `branch`"),
                Metric.counter("ferre_pos_sales_rejected_total", "Sales refused, by `code`"),
                Metric.gauge("ferre_pos_sale_writer_queue_depth", "Sales that wait for a transaction now"),
                Metric.histogram("ferre_pos_sale_writer_batch_size", "Sales per transaction"),
                Metric.summary("ferre_pos_sale_writer_commit_seconds", "Time from taking a batch to its commit"),
                Metric.gauge(
                        "ferre_pos_live_listeners", "Screens that are told what happens as it happens, at most 100"));
    }

    @Override
    public List<AuditKind> auditKinds() {
        return List.of(
                new AuditKind("sale", "A sale that was voided, or of which something came back"),
                new AuditKind("till", "A till: its opening, cash put in or taken out, its closing"));
    }
}
