/** The routes and tables of branches and registers; every change raises the revision of the area. Entry point: {@link BranchStore}. */
@NullMarked
package org.ferrepos.identity.branch;

import org.jspecify.annotations.NullMarked;
