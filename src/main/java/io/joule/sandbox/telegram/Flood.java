package io.joule.sandbox.telegram;

import java.util.HashMap;
import java.util.Map;

/** Telegram's limits on messages: about one a second in a chat (a group: twenty a minute), thirty a second in all. */
final class Flood {

    private static final long GLOBAL = 0;
    private static final long GLOBAL_INTERVAL_MS = 1000 / 30;
    private static final int GLOBAL_BURST = 30;
    private static final long PRIVATE_INTERVAL_MS = 1000;
    private static final long GROUP_INTERVAL_MS = 3000;
    /** As far as it is known from outside. */
    static final int CHAT_BURST = 5;

    private final int chatBurst;
    private final Map<Long, Long> free = new HashMap<>();

    /** @param chatBurst so many in one chat are let through at once */
    Flood(int chatBurst) {
        this.chatBurst = chatBurst;
    }

    /** @throws ApiRefusal when this message is one too many */
    void check(long chat, long now) {
        take(chat, now, chat < 0 ? GROUP_INTERVAL_MS : PRIVATE_INTERVAL_MS, chatBurst);
        take(GLOBAL, now, GLOBAL_INTERVAL_MS, GLOBAL_BURST);
    }

    private void take(long key, long now, long interval, int burst) {
        long next = Math.max(free.getOrDefault(key, 0L), now);
        long wait = next - now - interval * (burst - 1);
        if (wait > 0) {
            throw ApiRefusal.tooMany((wait + 999) / 1000);
        }
        free.put(key, next + interval);
    }
}
