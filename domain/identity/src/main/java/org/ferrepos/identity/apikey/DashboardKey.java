package org.ferrepos.identity.apikey;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ferrepos.identity.DashboardKeySettings;
import org.ferrepos.identity.token.Secrets;
import org.ferrepos.platform.security.Role;

/** The key that the configuration gives the dashboard, as the guides describe it; compared by hash. */
@Singleton
public final class DashboardKey {
    /** Stands for the key in the ledger and wherever else a caller is noted; the same in every process. */
    static final UUID ID = UUID.fromString("00000000-0000-4000-8000-0000000da5b0");

    private static final List<String> ROLES = List.of(Role.WAREHOUSE, Role.ANALYST);

    // The roles reach further than the dashboard.
    private static final List<String> PATHS = List.of("/api/inventory", "/api/dashboard", "/metrics");

    private static final ApiKey KEY = new ApiKey(
            ID,
            "dashboard",
            ROLES,
            Optional.empty(),
            PATHS,
            true,
            "configuration",
            Instant.EPOCH,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private final Optional<String> hash;

    @Inject
    public DashboardKey(DashboardKeySettings settings) {
        this.hash = settings.key().map(Secrets::hash);
    }

    /** Nothing unless the text is the key that was configured. */
    Optional<ApiKey> recognise(String text) {
        return hash.filter(known -> Secrets.matches(text, known)).map(known -> KEY);
    }
}
