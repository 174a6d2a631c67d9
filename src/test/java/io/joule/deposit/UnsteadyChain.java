package io.joule.deposit;

import io.joule.tron.AgreedBlock;
import io.joule.tron.BlockRef;
import io.joule.tron.NodeTrouble;
import io.joule.tron.TronNetwork;
import io.joule.tron.TronNetwork.SolidBlock;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** Nodes as they can be, in front of a real one: each answer may be spoilt in the way that is drawn for it. */
final class UnsteadyChain {

    enum Spoilt {
        NOT,
        /** No answer. */
        DOWN,
        /** Another node answers, which does not have these blocks yet. */
        BEHIND,
        /** Some of what was asked for. */
        SHORT,
        /** The page before, once more. */
        DUPLICATE,
        /** The right blocks in another order. */
        REORDERED,
        /** Blocks that follow on something else. */
        OTHER_CHAIN,
        /** The blocks, without what became of their calls. */
        WITHOUT_CALLS
    }

    private UnsteadyChain() {}

    static TronNetwork of(TronNetwork real, Supplier<Spoilt> drawn) {
        return (TronNetwork) Proxy.newProxyInstance(
                TronNetwork.class.getClassLoader(), new Class<?>[] {TronNetwork.class}, (proxy, method, args) -> {
                    Spoilt spoilt = drawn.get();
                    if (spoilt == Spoilt.DOWN) {
                        return Uni.createFrom().failure(new NodeTrouble(NodeTrouble.Kind.UNREACHABLE, "no node"));
                    }
                    boolean blocks = method.getName().endsWith("Blocks");
                    if (blocks && spoilt == Spoilt.DUPLICATE) {
                        long from = Math.max(0, (long) args[0] - 3);
                        return method.getName().equals("agreedBlocks")
                                ? real.agreedBlocks(from, (long) args[1])
                                : real.headBlocks(from, (long) args[1]);
                    }
                    try {
                        Uni<?> answer = (Uni<?>) method.invoke(real, args);
                        return answer.map(found -> found instanceof List<?> list ? spoil(list, spoilt) : found);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static List<?> spoil(List<?> found, Spoilt spoilt) {
        List<Object> list = new ArrayList<>(found);
        switch (spoilt) {
            case BEHIND -> list.clear();
            case SHORT -> list.subList(list.size() / 2, list.size()).clear();
            case REORDERED -> Collections.reverse(list);
            case OTHER_CHAIN -> list.replaceAll(UnsteadyChain::elsewhere);
            case WITHOUT_CALLS -> list.replaceAll(UnsteadyChain::withoutCalls);
            case NOT, DOWN, DUPLICATE -> {}
        }
        return list;
    }

    private static Object elsewhere(Object found) {
        if (found instanceof AgreedBlock agreed) {
            return new AgreedBlock(elsewhere(agreed.block()), agreed.infos(), agreed.agreement());
        }
        return found instanceof SolidBlock block ? elsewhere(block) : found;
    }

    private static SolidBlock elsewhere(SolidBlock block) {
        BlockRef ref = block.ref();
        String other = "f".repeat(64);
        return new SolidBlock(
                new BlockRef(ref.height(), ref.id(), other, ref.time()), block.transactions(), block.outcomes());
    }

    private static Object withoutCalls(Object found) {
        return found instanceof AgreedBlock agreed
                ? new AgreedBlock(agreed.block(), List.of(), agreed.agreement())
                : found;
    }
}
