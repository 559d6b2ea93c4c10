package org.ferrepos.platform.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.ferrepos.platform.db.SqlErrors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where exceptions become answers; what is not expected is logged and told without its insides. */
public final class ErrorMapping {
    private static final Logger LOG = Logger.getLogger(ErrorMapping.class);
    private static final String CODE = "ferrepos.problem-code";
    private static final int RETRY_AFTER_SECONDS = 2;

    @ServerExceptionMapper
    public Response problem(ProblemException exception, RoutingContext context) {
        return answer(exception.problem(), context);
    }

    @ServerExceptionMapper
    public Response violations(ConstraintViolationException exception, RoutingContext context) {
        List<FieldError> errors = exception.getConstraintViolations().stream()
                .map(ConstraintProblems::explain)
                .sorted(java.util.Comparator.comparing(FieldError::field))
                .limit(50)
                .toList();
        return answer(Problem.of(CommonProblem.VALIDATION_FAILED).withErrors(errors), context);
    }

    @ServerExceptionMapper
    public Response mismatch(MismatchedInputException exception, RoutingContext context) {
        return answer(JsonProblems.explain(exception), context);
    }

    @ServerExceptionMapper
    public Response web(WebApplicationException exception, RoutingContext context) {
        if (exception.getCause() instanceof JacksonException json) {
            return answer(JsonProblems.explain(json), context);
        }
        int status = exception.getResponse().getStatus();
        return answer(Problem.of(codeFor(status)), context);
    }

    @ServerExceptionMapper
    public Response json(JsonMappingException exception, RoutingContext context) {
        return answer(JsonProblems.explain(exception), context);
    }

    @ServerExceptionMapper
    public Response limits(StreamConstraintsException exception, RoutingContext context) {
        return answer(JsonProblems.explain(exception), context);
    }

    @ServerExceptionMapper
    public Response malformed(StreamReadException exception, RoutingContext context) {
        return answer(JsonProblems.explain(exception), context);
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable exception, RoutingContext context) {
        if (context.response().ended() || context.response().closed()) {
            // A body that was cut off as too large or too late, or a client that has gone: nobody is left to be told.
            LOG.debugf(exception, "a request ended before its body did");
            return Response.status(context.response().getStatusCode()).build();
        }
        return answer(unexpectedProblem(exception), context);
    }

    /** Classifies an exception that no use case expected, and logs it once. */
    public static Problem unexpectedProblem(Throwable exception) {
        Problem problem = classify(exception);
        if (problem.code() == CommonProblem.INTERNAL_ERROR) {
            LOG.errorf(exception, "a request failed");
        } else if (!(exception instanceof ProblemException)) {
            String what =
                    problem.code() == CommonProblem.QUERY_TIMEOUT ? "a read took too long" : "database unavailable";
            LOG.warnf("%s: %s", what, exception.getMessage());
        }
        return problem;
    }

    /** What an exception is told as; for those who note it while somebody else logs it. */
    public static Problem classify(Throwable exception) {
        if (exception instanceof ProblemException expected) {
            return expected.problem();
        }
        if (SqlErrors.isStatementTimeout(exception)) {
            return Problem.of(CommonProblem.QUERY_TIMEOUT).retryAfter(RETRY_AFTER_SECONDS);
        }
        return SqlErrors.isUnavailable(exception)
                ? Problem.of(CommonProblem.SERVICE_UNAVAILABLE).retryAfter(RETRY_AFTER_SECONDS)
                : Problem.of(CommonProblem.INTERNAL_ERROR);
    }

    /** The code that a request was refused with here; empty where it was not. */
    public static Optional<ProblemCode> codeOf(RoutingContext context) {
        return Optional.ofNullable(context.get(CODE));
    }

    public static Response answer(Problem problem, RoutingContext context) {
        context.put(CODE, problem.code());
        Messages messages =
                Messages.forHeader(Optional.ofNullable(context.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
        Response.ResponseBuilder response = Response.status(problem.code().status())
                .type(ProblemDocument.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, messages.locale().getLanguage())
                .entity(ProblemDocument.of(problem, messages, RequestIds.of(context)));
        if (problem.retryAfterSeconds() > 0) {
            response.header(HttpHeaders.RETRY_AFTER, problem.retryAfterSeconds());
        }
        if (problem.code().status() == Response.Status.UNAUTHORIZED.getStatusCode()) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return response.build();
    }

    /** The code of a refusal of which nothing but its status is known. */
    public static ProblemCode codeFor(int status) {
        for (CommonProblem code : CommonProblem.values()) {
            if (code.status() == status && code != CommonProblem.AUTH_TOKEN_INVALID) {
                return code;
            }
        }
        return status >= 500 ? CommonProblem.INTERNAL_ERROR : CommonProblem.VALIDATION_FAILED;
    }
}
