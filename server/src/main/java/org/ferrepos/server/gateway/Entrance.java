package org.ferrepos.server.gateway;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.handler.timeout.ReadTimeoutException;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.http.RequestIds;
import org.ferrepos.server.observe.HttpMetrics;

/** Where requests come in from the ports: those that are none are refused, all others are the framework's. */
@Singleton
final class Entrance implements Handler<HttpServerRequest> {
    /** How long a client that still sends can read why nobody listens; closed at once, it would see a reset. */
    private static final int LINGER_MILLIS = 500;

    private final Vertx vertx;
    private final ProblemWriter problems;
    private final HttpMetrics metrics;
    private final Handler<HttpServerRequest> framework = VertxHttpRecorder.getRootHandler();

    @Inject
    Entrance(Vertx vertx, ProblemWriter problems, HttpMetrics metrics) {
        this.vertx = vertx;
        this.problems = problems;
        this.metrics = metrics;
    }

    @Override
    public void handle(HttpServerRequest request) {
        CommonProblem fault = RequestShape.faultOf(request);
        if (fault == null) {
            framework.handle(new DocumentedRequest(request, problems));
        } else if (fault == CommonProblem.ADDRESS_MALFORMED && !BodyDeadline.hasBody(request)) {
            request.response().end(begin(request, fault));
        } else {
            refuseAndClose(request, fault);
        }
    }

    /** Answers what could not be read as a request, and with it nothing that follows on its connection. */
    void refuseUnreadable(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        CommonProblem fault = CommonProblem.REQUEST_MALFORMED;
        if (cause instanceof TooLongHttpLineException) {
            fault = CommonProblem.ADDRESS_TOO_LONG;
        } else if (cause instanceof TooLongHttpHeaderException) {
            fault = CommonProblem.HEADERS_TOO_LARGE;
        } else if (cause instanceof ReadTimeoutException) {
            fault = CommonProblem.REQUEST_TIMEOUT;
        }
        refuseAndClose(request, fault);
    }

    private void refuseAndClose(HttpServerRequest request, CommonProblem fault) {
        HttpServerResponse response = request.response();
        Buffer document = begin(request, fault);
        // The answer is never ended, so that the connection lingers; compressed, it would miss its last bytes.
        response.putHeader(HttpHeaders.CONNECTION, "close")
                .putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY)
                .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(document.length()))
                .write(document);
        vertx.setTimer(LINGER_MILLIS, over -> request.connection().close());
    }

    private Buffer begin(HttpServerRequest request, CommonProblem fault) {
        metrics.refused(fault.status());
        return problems.begin(request, request.response(), RequestIds.of(request), Problem.of(fault));
    }
}
