package org.ferrepos.server.gateway;

import io.quarkus.vertx.http.runtime.filters.AbstractResponseWrapper;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.http.impl.HttpServerRequestWrapper;
import org.ferrepos.platform.http.ErrorMapping;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.http.RequestIds;

/**
 * A request whose refusal has a document, also where the framework ends it with a bare status: a body in chunks that
 * grows too large, a request that comes while the program stops.
 */
final class DocumentedRequest extends HttpServerRequestWrapper {
    private static final int FIRST_REFUSAL = 400;

    private final HttpServerResponse response;

    DocumentedRequest(HttpServerRequest request, ProblemWriter problems) {
        super((HttpServerRequestInternal) request);
        this.response = new Documented(request, problems);
    }

    @Override
    public HttpServerResponse response() {
        return response;
    }

    private static final class Documented extends AbstractResponseWrapper {
        private final HttpServerRequest request;
        private final ProblemWriter problems;

        Documented(HttpServerRequest request, ProblemWriter problems) {
            super(request.response());
            this.request = request;
            this.problems = problems;
        }

        @Override
        public Future<Void> end() {
            if (getStatusCode() < FIRST_REFUSAL || headWritten() || headers().contains(HttpHeaders.CONTENT_TYPE)) {
                return super.end();
            }
            String known = headers().get(RequestIds.HEADER);
            Buffer document = problems.begin(
                    request,
                    this,
                    known == null ? RequestIds.of(request) : known,
                    Problem.of(ErrorMapping.codeFor(getStatusCode())));
            return end(document);
        }

        @Override
        public void end(Handler<AsyncResult<Void>> handler) {
            end().onComplete(handler);
        }
    }
}
