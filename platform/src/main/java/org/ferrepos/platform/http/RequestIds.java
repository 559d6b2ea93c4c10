package org.ferrepos.platform.http;

import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;
import org.ferrepos.platform.ids.Ids;

/** The id that ties a request to its log lines and its error answer: the client's X-Request-ID, or a new one. */
public final class RequestIds {
    public static final String HEADER = "X-Request-ID";

    private static final String KEY = "ferrepos.request-id";
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestIds() {}

    public static String of(RoutingContext context) {
        String known = context.get(KEY);
        if (known != null) {
            return known;
        }
        String sent = context.request().getHeader(HEADER);
        String id =
                sent != null && SAFE.matcher(sent).matches() ? sent : Ids.next().toString();
        context.put(KEY, id);
        return id;
    }
}
