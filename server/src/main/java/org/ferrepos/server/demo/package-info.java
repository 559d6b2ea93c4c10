/** The demonstration company, made once on an empty database. Entry point: {@link DemoCompany}. */
@NullMarked
package org.ferrepos.server.demo;

import org.jspecify.annotations.NullMarked;
