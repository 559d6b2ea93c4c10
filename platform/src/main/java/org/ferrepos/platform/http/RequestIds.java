package org.ferrepos.platform.http;

import io.vertx.core.http.HttpServerRequest;
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
        String id = of(context.request());
        context.put(KEY, id);
        return id;
    }

    /** The id of a request that is answered at once; where the client sent none, each call makes a new one. */
    public static String of(HttpServerRequest request) {
        String sent = request.getHeader(HEADER);
        return sent != null && SAFE.matcher(sent).matches() ? sent : Ids.next().toString();
    }
}
