package org.ferrepos.server.observe;

import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/** The path of a route as it was declared, such as {@code /api/pos/ventas/{id}}: a label with few values. */
public final class RouteTemplates {
    private static final Map<String, String> TEMPLATES = new ConcurrentHashMap<>();

    private RouteTemplates() {}

    public static String of(SimpleResourceInfo resource) {
        Class<?> type = resource.getResourceClass();
        String key = type.getName() + '#' + resource.getMethodName();
        String known = TEMPLATES.get(key);
        if (known == null) {
            known = find(type, resource.getMethodName());
            // Bounded by the number of resource methods in the program.
            TEMPLATES.put(key, known);
        }
        return known;
    }

    private static String find(Class<?> type, String methodName) {
        Path root = type.getAnnotation(Path.class);
        String base = root == null ? "" : root.value();
        for (Method method : type.getMethods()) {
            Path path = method.getAnnotation(Path.class);
            if (method.getName().equals(methodName) && path != null) {
                return base + (path.value().startsWith("/") ? "" : "/") + path.value();
            }
        }
        return base;
    }
}
