package io.joule.api.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which methods a path takes: what the Allow header of a 405 must say (RFC 9110, 15.5.6). */
@ApplicationScoped
class RouteTable {

    private final BeanManager beans;
    private volatile List<Route> routes;

    RouteTable(BeanManager beans) {
        this.beans = beans;
    }

    /** As Allow has it; HEAD goes with GET, and OPTIONS is answered everywhere. */
    String methods(String path) {
        TreeSet<String> methods = all().stream()
                .filter(route -> route.path().matcher(path).matches())
                .map(Route::method)
                .collect(Collectors.toCollection(TreeSet::new));
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        methods.add(HttpMethod.OPTIONS);
        return String.join(", ", methods);
    }

    /** Read when the first 405 asks for it. */
    private List<Route> all() {
        if (routes == null) {
            routes = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                    .<Class<?>>map(bean -> bean.getBeanClass())
                    .filter(type -> type.isAnnotationPresent(Path.class))
                    .distinct()
                    .flatMap(RouteTable::routes)
                    .toList();
        }
        return routes;
    }

    private static Stream<Route> routes(Class<?> resource) {
        return Arrays.stream(resource.getMethods())
                .flatMap(method -> verbs(method)
                        .map(verb ->
                                new Route(pattern(path(resource::getAnnotation) + path(method::getAnnotation)), verb)));
    }

    private static Stream<String> verbs(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value());
    }

    private static String path(Function<Class<Path>, Path> annotated) {
        Path path = annotated.apply(Path.class);
        return path == null ? "" : ("/" + path.value()).replaceAll("/+", "/").replaceFirst("/$", "");
    }

    /** A parameter takes one segment; a slash at the end changes nothing. */
    private static Pattern pattern(String template) {
        return Pattern.compile(Arrays.stream(template.split("/"))
                .map(segment -> segment.startsWith("{") ? "[^/]+" : Pattern.quote(segment))
                .collect(Collectors.joining("/", "", "/?")));
    }

    private record Route(Pattern path, String method) {}
}
