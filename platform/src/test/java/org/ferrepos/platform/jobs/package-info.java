@NullMarked
package org.ferrepos.platform.jobs;

import org.jspecify.annotations.NullMarked;
