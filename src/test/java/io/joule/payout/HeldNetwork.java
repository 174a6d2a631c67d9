package io.joule.payout;

import io.joule.tron.TronNetwork;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;

/** The chain as an instance sees it that stops when it has asked for a recipient's account, until it is let go. */
final class HeldNetwork {

    final CompletableFuture<Void> reached = new CompletableFuture<>();
    final CompletableFuture<Void> go = new CompletableFuture<>();

    TronNetwork of(TronNetwork real) {
        return (TronNetwork) Proxy.newProxyInstance(
                TronNetwork.class.getClassLoader(),
                new Class<?>[] {TronNetwork.class},
                (proxy, method, arguments) -> call(real, method, arguments));
    }

    private Object call(TronNetwork real, Method method, Object[] arguments) throws ReflectiveOperationException {
        Object answer = method.invoke(real, arguments);
        if (!method.getName().equals("account")) {
            return answer;
        }
        reached.complete(null);
        return Uni.createFrom().completionStage(go).chain(() -> (Uni<?>) answer);
    }
}
