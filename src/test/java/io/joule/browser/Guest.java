package io.joule.browser;

import io.joule.sandbox.DemoNetwork;

/** Demo people of the chat page: one reads Chinese, one has a narrow phone, and English words are the longer ones. */
enum Guest {
    ALICE(100_001, "en", "customer-1", 1_000, 960),
    LI_LEI(100_002, "zh", "customer-2", 1_000, 960),
    BOB(100_003, "en", "customer-3", 320, 640);

    final long id;
    final String language;
    /** Of the window, in CSS pixels. */
    final int width;

    final int height;
    private final String wallet;

    Guest(long id, String language, String wallet, int width, int height) {
        this.id = id;
        this.language = language;
        this.wallet = wallet;
        this.width = width;
        this.height = height;
    }

    /** What this guest reads of the two. */
    String reads(String english, String chinese) {
        return language.equals("zh") ? chinese : english;
    }

    String address() {
        return DemoNetwork.find(wallet).orElseThrow().address().toString();
    }
}
