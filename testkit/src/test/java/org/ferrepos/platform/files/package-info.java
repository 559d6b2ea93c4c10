@org.jspecify.annotations.NullMarked
package org.ferrepos.platform.files;
