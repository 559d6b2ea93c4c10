package org.ferrepos.server.gateway;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.ErrorMapping;
import org.ferrepos.platform.http.Problem;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Refuses a method that a route does not take and names those it takes, which the framework keeps to itself. */
@Singleton
public class AllowedMethods {
    private static final String FILE_OF_LIST = "/exportar";
    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final BeanManager beans;
    // Read at the first such refusal; a start does without it.
    private volatile @Nullable List<Route> routes;

    @Inject
    AllowedMethods(BeanManager beans) {
        this.beans = beans;
    }

    private record Route(String template, Pattern path, String method) {
        static Route of(String template, String method) {
            String path = template.replaceAll("/+", "/").replaceAll("/$", "");
            // Routes name their parameters and say no more about them.
            return new Route(path, Pattern.compile(path.replaceAll("\\{[^}]+}", "[^/]+") + "/?"), method);
        }

        int parameters() {
            return Math.toIntExact(template.chars().filter(c -> c == '{').count());
        }
    }

    /** The file of a list lies beside its items; for a method that it does not take, the framework sees an item of its name. */
    @ServerRequestFilter(nonBlocking = true, priority = Priorities.AUTHENTICATION - 1)
    public void filesOfListsAreOnlyRead(RoutingContext context) {
        if (context.normalizedPath().endsWith(FILE_OF_LIST)
                && !READING.contains(context.request().method().name())) {
            throw new NotAllowedException(HttpMethod.GET);
        }
    }

    @ServerExceptionMapper
    public Response notAllowed(NotAllowedException exception, RoutingContext context) {
        return refuse(methodsOf(context.normalizedPath()), context);
    }

    /** Where several resources share the beginning of a path, the framework does not see that another has the rest. */
    @ServerExceptionMapper
    public Response notFound(NotFoundException exception, RoutingContext context) {
        Set<String> methods = methodsOf(context.normalizedPath());
        boolean exists = !methods.isEmpty()
                && !methods.contains(context.request().method().name());
        return exists ? refuse(methods, context) : ErrorMapping.answer(Problem.of(CommonProblem.NOT_FOUND), context);
    }

    private static Response refuse(Set<String> methods, RoutingContext context) {
        context.response().putHeader(HttpHeaders.ALLOW, String.join(", ", methods));
        return ErrorMapping.answer(Problem.of(CommonProblem.METHOD_NOT_ALLOWED), context);
    }

    /** Empty where there is no route. */
    private Set<String> methodsOf(String path) {
        List<Route> known = routes;
        if (known == null) {
            known = read();
            routes = known;
        }
        Set<String> methods = new TreeSet<>();
        // What is spelled out comes before a parameter, as /productos/buscar before /productos/{sku}.
        int fewest = Integer.MAX_VALUE;
        for (Route route : known) {
            if (route.parameters() <= fewest && route.path().matcher(path).matches()) {
                if (route.parameters() < fewest) {
                    methods.clear();
                    fewest = route.parameters();
                }
                methods.add(route.method());
            }
        }
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        if (!methods.isEmpty()) {
            methods.add(HttpMethod.OPTIONS);
        }
        return methods;
    }

    private List<Route> read() {
        List<Route> found = new ArrayList<>();
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            Path root = bean.getBeanClass().getAnnotation(Path.class);
            if (root != null) {
                for (Method method : bean.getBeanClass().getMethods()) {
                    Path own = method.getAnnotation(Path.class);
                    String template = root.value() + "/" + (own == null ? "" : own.value());
                    for (Annotation annotation : method.getAnnotations()) {
                        HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
                        if (http != null) {
                            found.add(Route.of(template, http.value()));
                        }
                    }
                }
            }
        }
        return List.copyOf(found);
    }
}
