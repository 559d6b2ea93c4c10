package org.ferrepos.identity;

import java.util.Optional;

/** The API key that the configuration gives the dashboard, if any; the text form hides it. */
public record DashboardKeySettings(Optional<String> key) {
    @Override
    public String toString() {
        return "DashboardKeySettings[" + (key.isPresent() ? "present" : "absent") + "]";
    }
}
