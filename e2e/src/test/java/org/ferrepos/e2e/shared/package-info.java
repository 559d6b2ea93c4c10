/**
 * The programs that test classes share, each started when the first of them asks and ended with the test run. A test may
 * leave sales and products of its own behind, but nothing that another would stumble on: no till of the demonstration
 * company closed, no user of it locked or changed. Entry point: {@link org.ferrepos.e2e.shared.SharedPrograms}.
 */
@NullMarked
package org.ferrepos.e2e.shared;

import org.jspecify.annotations.NullMarked;
