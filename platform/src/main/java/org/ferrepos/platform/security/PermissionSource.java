package org.ferrepos.platform.security;

import java.util.List;

/** Tells the permissions of one area; found by {@link java.util.ServiceLoader}. */
public interface PermissionSource {
    List<Permission> permissions();
}
