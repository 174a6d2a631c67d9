package io.joule.simulation;

import io.joule.simulation.Schedule.Session;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Query;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The reactive SQL client as an instance sees it: each statement and each commit is an act on the schedule. */
final class ScheduledSql implements InvocationHandler {

    private static final Pattern STATEMENT = Pattern.compile(
            "^(select (?=\\w+\\()|insert into |update |delete from |(?:select|with)\\b.*? from )(\\w+)");

    private final Instance instance;
    private final Object real;
    private final String name;

    /** It goes through a session of its own, not through a connection that somebody holds. */
    private final boolean onPool;

    private ScheduledSql(Instance instance, Object real, String name, boolean onPool) {
        this.instance = instance;
        this.real = real;
        this.name = name;
        this.onPool = onPool;
    }

    static Pool of(Instance instance, Pool real) {
        return (Pool) wrapped(instance, real, Pool.class, "pool", true);
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
        if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, args);
        }
        if (args != null && args.length > 0 && args[args.length - 1] instanceof Handler<?> handler) {
            return withHandler(proxy, method, args, handler);
        }
        if (!Future.class.isAssignableFrom(method.getReturnType())) {
            return wrapped(call(method, args), args);
        }
        return switch (method.getName()) {
            case "begin", "close" -> atOnce(method, args);
            case "getConnection" -> instance.waitFor("connection", Session.KEPT, () -> connection(method));
            default ->
                instance.waitFor(
                        describe(method) + (Journal.TRACE ? " " + told(args) : ""),
                        onPool ? Session.BRIEF : Session.NONE,
                        () -> ((Future<?>) call(method, args)).onFailure(this::note));
        };
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Future connection(Method method) {
        SqlConnection connection = awaited((Future<SqlConnection>) call(method, new Object[0]));
        instance.opened(connection);
        return Future.succeededFuture(wrapped(connection, null));
    }

    /** The client's older way to ask for the same. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private Object withHandler(Object proxy, Method method, Object[] args, Handler handler) throws Throwable {
        Class<?>[] types = Arrays.copyOf(method.getParameterTypes(), args.length - 1);
        Method newer = Stream.of(method.getDeclaringClass(), Pool.class, SqlConnection.class)
                .flatMap(type -> Stream.of(type.getMethods()))
                .filter(m -> m.getName().equals(method.getName()) && Arrays.equals(m.getParameterTypes(), types))
                .filter(m -> m.getDeclaringClass().isInstance(real))
                .findFirst()
                .orElseThrow();
        Future<Object> future = (Future<Object>) invoke(proxy, newer, Arrays.copyOf(args, args.length - 1));
        future.onComplete(handler);
        return null;
    }

    private Future<?> atOnce(Method method, Object[] args) {
        Object result = awaited((Future<?>) call(method, args));
        if (method.getName().equals("close")) {
            instance.closed((SqlConnection) real);
        }
        return Future.succeededFuture(wrapped(result, args));
    }

    /** Waits where production would not: on this thread, for what is no point of interest. */
    static <T> T awaited(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Object call(Method method, Object[] args) {
        try {
            return method.invoke(real, args);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private void note(Throwable failure) {
        if (failure instanceof PgException refused) {
            instance.refusedBySchema(refused, name);
        }
    }

    private static String told(Object[] args) {
        return args == null || args.length == 0 || !(args[0] instanceof Tuple values) ? "" : values.deepToString();
    }

    private String describe(Method method) {
        return method.getName().equals("execute") || method.getName().equals("executeBatch")
                ? "sql " + name
                : method.getName();
    }

    private Object wrapped(Object result, Object[] args) {
        String sql = args != null && args.length > 0 && args[0] instanceof String text ? shortened(text) : name;
        if (result instanceof PreparedQuery<?>) {
            return wrapped(instance, result, PreparedQuery.class, sql, onPool);
        }
        if (result instanceof Query<?>) {
            return wrapped(instance, result, Query.class, sql, onPool);
        }
        if (result instanceof SqlConnection) {
            return wrapped(instance, result, SqlConnection.class, "connection", false);
        }
        return result instanceof Transaction
                ? wrapped(instance, result, Transaction.class, "transaction", false)
                : result;
    }

    private static Object wrapped(Instance instance, Object real, Class<?> type, String name, boolean onPool) {
        return Proxy.newProxyInstance(
                ScheduledSql.class.getClassLoader(),
                new Class<?>[] {type},
                new ScheduledSql(instance, real, name, onPool));
    }

    /** {@code update chain_tx}, {@code select energy_order}, {@code select ledger_post}. */
    private static String shortened(String sql) {
        String text = sql.strip().replaceAll("\\s+", " ");
        Matcher verb = STATEMENT.matcher(text);
        return verb.find()
                ? text.substring(0, text.indexOf(' ')) + " " + verb.group(2)
                : text.substring(0, Math.min(40, text.length()));
    }
}
