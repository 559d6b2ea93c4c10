package org.ferrepos.platform.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Lets in callers who hold one of these permissions; what a method says goes before what its class says. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface NeedsPermission {
    /** Names of permissions, constants of the area that owns them; one of them is enough. */
    String[] value();
}
