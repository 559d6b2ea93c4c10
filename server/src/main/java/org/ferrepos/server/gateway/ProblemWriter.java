package org.ferrepos.server.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.ferrepos.platform.http.Messages;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.http.ProblemDocument;
import org.ferrepos.platform.http.RequestIds;

/** Answers with a problem before any resource is reached. */
@Singleton
final class ProblemWriter {
    private final ObjectMapper mapper;
    private final AnswerHeaders headers;

    @Inject
    ProblemWriter(ObjectMapper mapper, AnswerHeaders headers) {
        this.mapper = mapper;
        this.headers = headers;
    }

    void end(RoutingContext context, Problem problem) {
        context.response().end(begin(context.request(), context.response(), RequestIds.of(context), problem));
    }

    /** Sets status and headers of an answer that may have none yet, and returns its body. */
    Buffer begin(HttpServerRequest request, HttpServerResponse response, String requestId, Problem problem) {
        Messages messages = Messages.forHeader(Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
        headers.add(response, requestId);
        if (problem.retryAfterSeconds() > 0) {
            response.putHeader("Retry-After", Long.toString(problem.retryAfterSeconds()));
        }
        response.setStatusCode(problem.code().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemDocument.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, messages.locale().getLanguage());
        try {
            return Buffer.buffer(mapper.writeValueAsBytes(ProblemDocument.of(problem, messages, requestId)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem document cannot fail to serialise", e);
        }
    }
}
