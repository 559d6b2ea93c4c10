/** The web application as the packaged program serves it. */
@NullMarked
package org.ferrepos.e2e.web;

import org.jspecify.annotations.NullMarked;
