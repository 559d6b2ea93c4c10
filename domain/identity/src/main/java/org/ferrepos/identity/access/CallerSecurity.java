package org.ferrepos.identity.access;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.ferrepos.platform.security.Caller;

/** The caller in the form that resources are given. */
record CallerSecurity(Caller caller, boolean isSecure) implements SecurityContext {
    @Override
    public Principal getUserPrincipal() {
        return caller;
    }

    @Override
    public boolean isUserInRole(String role) {
        return caller.roles().contains(role);
    }

    @Override
    public String getAuthenticationScheme() {
        return caller.kind() == Caller.Kind.USER ? "Bearer" : "ApiKey";
    }
}
