/** What tests stand on: a real PostgreSQL, one fresh database per test class. Entry point: {@link TestDatabase}. */
@NullMarked
package org.ferrepos.testkit;

import org.jspecify.annotations.NullMarked;
