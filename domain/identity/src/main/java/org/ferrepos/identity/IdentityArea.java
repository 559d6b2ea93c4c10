package org.ferrepos.identity;

import java.util.List;
import java.util.Set;
import org.ferrepos.identity.branch.DirectoryRefresh;
import org.ferrepos.identity.session.SessionCleanup;
import org.ferrepos.platform.area.Area;
import org.ferrepos.platform.area.AreaSettings;
import org.ferrepos.platform.area.AuditKind;
import org.ferrepos.platform.area.Metric;
import org.ferrepos.platform.area.Part;
import org.ferrepos.platform.area.Permission;
import org.ferrepos.platform.area.RouteTag;

/** Who works here and where: people, programs, branches and tills, and the trail of what they changed. */
public final class IdentityArea implements Area {
    @Override
    public String name() {
        return "identity";
    }

    @Override
    public Set<String> answersIn() {
        return Set.of("api_pos");
    }

    @Override
    public List<AreaSettings<?>> settings() {
        return List.of(
                AreaSettings.of(TokenPolicy.class, TokenPolicy::read),
                AreaSettings.of(LoginSettings.class, LoginSettings::read),
                AreaSettings.of(SessionSettings.class, SessionSettings::read),
                AreaSettings.of(RefusalSettings.class, RefusalSettings::read),
                AreaSettings.of(DashboardKeySettings.class, DashboardKeySettings::read));
    }

    @Override
    public List<Part> parts() {
        return List.of(
                Part.of(DirectoryRefresh.class), Part.of(Refusals.class), Part.in(SessionCleanup.class, "api_pos"));
    }

    @Override
    public boolean hasRevision() {
        return true;
    }

    @Override
    public List<Permission> permissions() {
        return IdentityPermissions.all();
    }

    @Override
    public List<RouteTag> tags() {
        return List.of(
                new RouteTag("API keys", "Keys by which programs identify themselves"),
                new RouteTag("Audit", "Who changed what, when and from where"),
                new RouteTag("Authentication", "Logging in and out, tokens, and who one is; also under /api/auth"),
                new RouteTag("Branches", "The stores of the chain (sucursales)"),
                new RouteTag("Registers", "The tills of a branch (terminales)"),
                new RouteTag("Roles", "What people and programs may do: delivered roles and those of administrators"),
                new RouteTag("Users", "People and their roles (usuarios)"));
    }

    @Override
    public List<AuditKind> auditKinds() {
        return List.of(
                new AuditKind("company", "The chain itself"),
                new AuditKind("branch", "A store"),
                new AuditKind("register", "A till of a store"),
                new AuditKind("user", "A person with a password"),
                new AuditKind("session", "A login: its beginning, its end, a token used twice"),
                new AuditKind("role", "A name for permissions"),
                new AuditKind("api_key", "A key of a program"),
                new AuditKind(Refusals.ENTITY, "Failed logins, and what was refused to whom"));
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                Metric.counter(
                        "ferre_pos_refusals_total",
                        "What was refused, by `kind`: `login`, `approval` (wrong passwords), `token`, `api_key` (not ours, or dead), `permission`, `branch`"));
    }
}
