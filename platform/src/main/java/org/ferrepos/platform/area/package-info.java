/**
 * One area, one descriptor: what a module brings to the program stands in one type of its top package, and the rest of
 * the program reads it there instead of naming the area.
 *
 * <p>A new area is a module with
 *
 * <ol>
 *   <li>a public final class {@code <Name>Area implements Area} with a public constructor without parameters, in the
 *       module's top package;
 *   <li>the line {@code org.ferrepos.<name>.<Name>Area} in
 *       {@code META-INF/services/org.ferrepos.platform.area.Area};
 *   <li>by convention {@code db/migration/<name>/}, {@code messages/<name>_es.properties} and {@code _en},
 *       {@code config/<name>.yaml} with the defaults of its settings: only where it has any.
 * </ol>
 *
 * <p>Invariants: descriptors are data, cheap to make, and create no beans; a name is that of the module and of the
 * package below {@code org.ferrepos}; what an area {@linkplain org.ferrepos.platform.area.Area#standsOn stands on} has
 * no circle; this package uses no other package of the platform, so that all of them may read descriptors. Entry point:
 * {@link org.ferrepos.platform.area.Areas}.
 */
@NullMarked
package org.ferrepos.platform.area;

import org.jspecify.annotations.NullMarked;
