package io.joule.bot;

import jakarta.enterprise.context.ApplicationScoped;

/** What Telegram says the bot is called. */
@ApplicationScoped
public class BotIdentity {

    private volatile String name = "";

    /** The user name, without @; empty until Telegram has told it. */
    public String name() {
        return name;
    }

    void tell(String told) {
        name = told;
    }
}
