package org.ferrepos.identity;

import java.util.Optional;
import org.ferrepos.platform.area.SettingsReader;

/** The API key that the configuration gives the dashboard, if any; the text form hides it. */
public record DashboardKeySettings(Optional<String> key) {
    private static final int SHORTEST_CHARS = 16;

    /** An example that everybody knows opens nothing, where it does not stop the start. */
    static DashboardKeySettings read(SettingsReader reader) {
        return new DashboardKeySettings(reader.secretText("security.dashboard_api_key", SHORTEST_CHARS)
                .filter(key -> !reader.isPublished(key)));
    }

    @Override
    public String toString() {
        return "DashboardKeySettings[" + (key.isPresent() ? "present" : "absent") + "]";
    }
}
