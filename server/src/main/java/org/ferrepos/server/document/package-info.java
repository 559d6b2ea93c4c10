/**
 * What the published OpenAPI document says beyond the annotations of the routes: the rules that hold for every route,
 * written once. Runs while the program is built. Entry point: {@link org.ferrepos.server.document.PublishedDocument}.
 */
@NullMarked
package org.ferrepos.server.document;

import org.jspecify.annotations.NullMarked;
