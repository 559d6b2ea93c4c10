@NullMarked
package org.ferrepos.testkit;

import org.jspecify.annotations.NullMarked;
