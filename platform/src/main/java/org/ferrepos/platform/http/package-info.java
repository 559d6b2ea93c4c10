/** What every HTTP answer shares: problem details, pages, and the mapping of errors. Nothing here knows a business area. Entry points: {@link Problem}, {@link Page}. */
@NullMarked
package org.ferrepos.platform.http;

import org.jspecify.annotations.NullMarked;
