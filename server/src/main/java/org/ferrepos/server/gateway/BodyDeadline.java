package org.ferrepos.server.gateway;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Problem;

/**
 * Ends requests whose body does not arrive in time, or not in proper chunks. A client that sends a byte now and then is
 * never idle, and a worker thread waits for it: without a deadline some hundred of them stop the server.
 */
final class BodyDeadline {
    /** A file of twenty megabytes takes its time on a branch's line. */
    private static final int UPLOAD_FACTOR = 10;

    private final long millis;
    private final ProblemWriter problems;

    BodyDeadline(Duration readTimeout, ProblemWriter problems) {
        this.millis = readTimeout.toMillis();
        this.problems = problems;
    }

    /** Watches a request that has a body; costs a timer, and nothing where there is no body. */
    void watch(RoutingContext context, boolean upload) {
        HttpServerRequest request = context.request();
        if (request.isEnded() || !hasBody(request)) {
            return;
        }
        long timer = context.vertx().setTimer(upload ? millis * UPLOAD_FACTOR : millis, late -> expire(context));
        context.addEndHandler(ended -> {
            if (ended.failed() || !isStillComing(request)) {
                context.vertx().cancelTimer(timer);
            }
            if (ended.failed()) {
                // Chunks that are none; where it was the connection that failed, nobody is left to be told.
                refuse(context, CommonProblem.REQUEST_MALFORMED);
            }
        });
    }

    /**
     * Whether a body that was answered before it was read goes on to arrive, which it may no longer than one that is read.
     * In version 2 an answer ends both.
     */
    private static boolean isStillComing(HttpServerRequest request) {
        if (request.isEnded() || request.version() == HttpVersion.HTTP_2) {
            return false;
        }
        request.resume();
        return !request.isEnded();
    }

    static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? request.headers().contains(HttpHeaders.TRANSFER_ENCODING) : !length.equals("0");
    }

    private void expire(RoutingContext context) {
        if (!context.request().isEnded()) {
            refuse(context, CommonProblem.REQUEST_TIMEOUT);
        }
    }

    private void refuse(RoutingContext context, CommonProblem code) {
        HttpServerResponse response = context.response();
        if (!response.headWritten() && !response.ended() && !response.closed()) {
            response.putHeader(HttpHeaders.CONNECTION, "close");
            problems.end(context, Problem.of(code));
        }
        context.request().connection().close();
    }
}
