/**
 * What the program does with requests that mean harm or make no sense, with callers who may not, and when somebody asks
 * too much. Nothing here may answer 5xx or write. Entry points: {@link BadInputTest}, {@link RoleMatrixTest},
 * {@link ProtectionTest}, {@link ConnectionsTest}.
 */
@NullMarked
package org.ferrepos.e2e.hostile;

import org.jspecify.annotations.NullMarked;
