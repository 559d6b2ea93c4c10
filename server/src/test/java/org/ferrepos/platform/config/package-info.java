/** Tests of the configuration: the guides' own files and variables, every rule, and the reference documentation. */
@NullMarked
package org.ferrepos.platform.config;

import org.jspecify.annotations.NullMarked;
