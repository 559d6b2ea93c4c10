/**
 * The one PostgreSQL of a test run, shared by the JVMs of all modules. A keeper process starts it for the first that asks
 * and ends it when the last owner (Maven, or the launcher around it) is gone; what a killed run left is taken over or
 * cleaned. It keeps nothing between runs, so that it may skip fsync, which the product never does. Entry point: {@link
 * org.ferrepos.testkit.server.SharedServer}.
 */
@NullMarked
package org.ferrepos.testkit.server;

import org.jspecify.annotations.NullMarked;
