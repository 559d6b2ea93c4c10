package org.ferrepos.stock;

import java.util.List;
import java.util.Set;
import org.ferrepos.platform.area.Area;
import org.ferrepos.platform.area.AreaSettings;
import org.ferrepos.platform.area.AuditKind;
import org.ferrepos.platform.area.Part;
import org.ferrepos.platform.area.Permission;
import org.ferrepos.platform.area.RouteTag;
import org.ferrepos.platform.area.Target;
import org.ferrepos.stock.reservation.ExpiryJob;

/** What lies where: the ledger, its balances, reservations and transfers. */
public final class StockArea implements Area {
    @Override
    public String name() {
        return "stock";
    }

    @Override
    public Set<String> standsOn() {
        return Set.of("catalog");
    }

    @Override
    public List<Target> targets() {
        return List.of(Target.of("agente_deposito", 8001, "/api/deposito"));
    }

    @Override
    public Set<String> answersIn() {
        return Set.of("api_pos", "dashboard");
    }

    @Override
    public List<AreaSettings<?>> settings() {
        return List.of(AreaSettings.of(ReservationPolicy.class, ReservationPolicy::read));
    }

    @Override
    public List<Part> parts() {
        return List.of(Part.in(ExpiryJob.class, "api_pos", "agente_deposito"));
    }

    @Override
    public List<Permission> permissions() {
        return StockPermissions.all();
    }

    @Override
    public List<RouteTag> tags() {
        return List.of(
                new RouteTag("Inventory", "The dashboard's reading and writing of stock"),
                new RouteTag("Stock", "Balances by product and branch"),
                new RouteTag("Stock movements", "The ledger of stock"),
                new RouteTag("Stock reservations", "Goods set aside for some minutes"),
                new RouteTag("Stock transfers", "Goods that go from one branch to another (traslados)"));
    }

    @Override
    public List<AuditKind> auditKinds() {
        return List.of(new AuditKind("stock_minimum", "The quantity of a product at a branch below which it is told"));
    }
}
