/**
 * The rules of the code base as tests: architecture, migrations, schema, sentences, reference pages and tidiness. What
 * they compare with is committed; {@code -Dferrepos.schema.write=true} writes it anew. Entry point: {@link Checkout}.
 */
@NullMarked
package org.ferrepos.server.quality;

import org.jspecify.annotations.NullMarked;
