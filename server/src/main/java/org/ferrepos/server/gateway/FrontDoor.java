package org.ferrepos.server.gateway;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.ferrepos.platform.config.Configuration;
import org.ferrepos.platform.http.ClientAddress;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.EncryptedTransport;
import org.ferrepos.platform.http.ErrorMapping;
import org.ferrepos.platform.http.Messages;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.http.RequestIds;
import org.ferrepos.server.boot.Launch;
import org.ferrepos.server.observe.HttpMetrics;
import org.jboss.logging.MDC;

/**
 * The first code that sees a request: gives it an id, decides whether its path belongs to this process, bounds its body
 * and adds the headers every answer carries.
 */
@Singleton
final class FrontDoor {
    private static final int PRIORITY = 1000;
    /** Read by the framework where it reads the body. */
    private static final String MAX_BODY_KEY = "io.quarkus.max-request-size";

    /** The framework sets its own bound for all routes just before this. */
    private static final int AFTER_FRAMEWORK_BOUND = 1;

    /** The framework answers failures last of all, in a shape of its own. */
    private static final int BEFORE_FRAMEWORK_FAILURES = Integer.MAX_VALUE - 1;

    /** What many clients call a body that is empty, without being asked. */
    private static final String FORM = "application/x-www-form-urlencoded";

    private static final String BOUND = "ferrepos.body-bound";
    /** All files of the web application count as one path. */
    private static final String WEB_LABEL = "web";

    private final Configuration configuration;
    private final HttpMetrics metrics;
    private final ProblemWriter problems;
    private final AnswerHeaders headers;
    private final CrossOrigin crossOrigin;
    private final ForwardedAddress addresses;
    private final BodyDeadline deadline;
    private final WebFiles files;
    private final WebAnswers web;

    @Inject
    FrontDoor(Configuration configuration, HttpMetrics metrics, ProblemWriter problems, AnswerHeaders headers) {
        this.configuration = configuration;
        this.metrics = metrics;
        this.problems = problems;
        this.headers = headers;
        this.crossOrigin = new CrossOrigin(configuration.security().cors());
        this.addresses = new ForwardedAddress(configuration.server().trustedProxies());
        this.deadline = new BodyDeadline(configuration.server().readTimeout(), problems);
        this.files = Launch.current().targets().servesPages() ? WebFiles.load() : WebFiles.NONE;
        this.web = new WebAnswers(files);
    }

    void register(@Observes Filters filters) {
        PathRules paths = new PathRules(Launch.current().targets(), files, configuration.metrics());
        filters.register(context -> handle(context, paths), PRIORITY);
        filters.register(FrontDoor::tightenBound, AFTER_FRAMEWORK_BOUND);
    }

    /** What fails outside of any resource. */
    void registerFailures(@Observes Router router) {
        router.route().order(BEFORE_FRAMEWORK_FAILURES).failureHandler(context -> {
            if (context.response().headWritten() || context.response().ended()) {
                return;
            }
            problems.end(
                    context,
                    context.failure() == null
                            ? Problem.of(ErrorMapping.codeFor(context.statusCode()))
                            : ErrorMapping.unexpectedProblem(context.failure()));
        });
    }

    private void handle(RoutingContext context, PathRules paths) {
        if (context.get(PathRules.DECIDED) != null) {
            // A rewritten request comes by a second time, without the headers of its answer.
            headers.add(context.response(), RequestIds.of(context));
            crossOrigin.addHeaders(context);
            web.addHeaders(context);
            context.next();
            return;
        }
        context.put(PathRules.DECIDED, true);
        String requestId = RequestIds.of(context);
        MDC.put("request_id", requestId);
        String address = addresses.of(context.request());
        ClientAddress.note(context, address);
        EncryptedTransport.note(context, addresses.isEncrypted(context.request()));
        metrics.observe(context);
        headers.add(context.response(), requestId);
        settleLanguage(context.request());
        settleType(context.request());
        // The path as the routes will read it: "/api/pos/../../internal" is not below /api/pos.
        String path = context.normalizedPath();
        deadline.watch(context, isUpload(context.request(), path));
        if (crossOrigin.handle(context)) {
            return;
        }
        switch (paths.decide(asked(context.request(), path, address))) {
            case PathRules.Decision.Pass pass -> bounded(context, path, null);
            case PathRules.Decision.Rewrite rewrite -> bounded(context, rewrite.path(), rewrite.path());
            case PathRules.Decision.Web file -> serve(context, path, file.file());
            case PathRules.Decision.Absent absent -> problems.end(context, Problem.of(CommonProblem.NOT_FOUND));
        }
    }

    /**
     * The framework takes the first language it has for "any", which is English, and this program Spanish: an answer
     * would mix both.
     */
    private static void settleLanguage(HttpServerRequest request) {
        String header = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        if (header != null && header.indexOf('*') >= 0) {
            Messages messages = Messages.forHeader(Optional.of(header));
            request.headers().set(HttpHeaders.ACCEPT_LANGUAGE, messages.locale().toLanguageTag());
        }
    }

    /** What is not there is of no wrong type; the framework would refuse it even where a body may be left out. */
    private static void settleType(HttpServerRequest request) {
        boolean writing =
                request.method().equals(HttpMethod.POST) || request.method().equals(HttpMethod.PUT);
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        boolean empty =
                (length == null || length.equals("0")) && !request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (writing && empty && (type == null || type.startsWith(FORM))) {
            request.headers().set(HttpHeaders.CONTENT_TYPE, "application/json");
        }
    }

    private static PathRules.Asked asked(HttpServerRequest request, String path, String address) {
        boolean reading =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return new PathRules.Asked(path, address, reading, accepted != null && accepted.contains("text/html"));
    }

    /** Hands a file of the web application to the framework, under its own name. */
    private void serve(RoutingContext context, String path, String file) {
        metrics.label(context, WEB_LABEL);
        if (web.begin(context, file)) {
            return;
        }
        if (file.equals(path)) {
            context.next();
        } else {
            context.reroute(file);
        }
    }

    private void bounded(RoutingContext context, String path, @org.jspecify.annotations.Nullable String newPath) {
        HttpServerRequest request = context.request();
        long bound = isUpload(request, path)
                ? configuration.server().maxUploadBytes()
                : configuration.server().maxBodyBytes();
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && !isWithin(length, bound)) {
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
            problems.end(context, Problem.of(CommonProblem.PAYLOAD_TOO_LARGE));
            return;
        }
        context.put(BOUND, bound);
        if (newPath == null) {
            context.next();
        } else {
            String query = request.query();
            context.reroute(query == null ? newPath : newPath + "?" + query);
        }
    }

    private static boolean isUpload(HttpServerRequest request, String path) {
        return request.method().equals(HttpMethod.POST) && PathRules.isUpload(path);
    }

    private static void tightenBound(RoutingContext context) {
        Long bound = context.get(BOUND);
        if (bound != null) {
            context.put(MAX_BODY_KEY, bound);
        }
        context.next();
    }

    private static boolean isWithin(String length, long bound) {
        try {
            return Long.parseLong(length) <= bound;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
