/** The packaged program as its users run it: a process of its own, driven over HTTP. Entry point: {@link RunningProgram}. */
@NullMarked
package org.ferrepos.testkit.program;

import org.jspecify.annotations.NullMarked;
