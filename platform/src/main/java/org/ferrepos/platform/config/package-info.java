/**
 * Configuration: defaults, a file in the guides' shape, a {@code .env} file, the process environment and the command
 * line become one typed, validated {@link org.ferrepos.platform.config.Configuration}.
 *
 * <p>Invariants: later sources win; every unknown key and every rule broken is reported at once, in a sentence that
 * names the key and where it was set; secrets never appear in a message or a {@code toString}. Environment variable
 * names live in one table, {@code EnvironmentVariables}. Entry point:
 * {@link org.ferrepos.platform.config.ConfigurationLoader}.
 */
@NullMarked
package org.ferrepos.platform.config;

import org.jspecify.annotations.NullMarked;
