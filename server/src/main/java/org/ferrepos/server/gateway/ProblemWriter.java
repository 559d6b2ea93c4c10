package org.ferrepos.server.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
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

    @Inject
    ProblemWriter(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    void end(RoutingContext context, Problem problem) {
        Messages messages = Messages.forHeader(Optional.ofNullable(context.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
        try {
            byte[] body =
                    mapper.writeValueAsBytes(ProblemDocument.of(problem, messages, RequestIds.of(context)));
            if (problem.retryAfterSeconds() > 0) {
                context.response().putHeader("Retry-After", Long.toString(problem.retryAfterSeconds()));
            }
            context.response()
                    .setStatusCode(problem.code().status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, ProblemDocument.MEDIA_TYPE)
                    .end(io.vertx.core.buffer.Buffer.buffer(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem document cannot fail to serialise", e);
        }
    }
}
