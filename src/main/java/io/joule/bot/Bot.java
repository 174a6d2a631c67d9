package io.joule.bot;

import io.joule.base.Wakeups;
import io.joule.bot.conversation.Refresher;
import io.joule.bot.inbox.Polling;
import io.joule.bot.inbox.UpdateLoop;
import io.joule.bot.rental.Reminders;
import io.joule.notice.Sender;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Starts and stops all that makes the bot. Without a token there is none, and nothing of it runs. */
@ApplicationScoped
public class Bot {

    private static final Logger LOG = Logger.getLogger(Bot.class);

    private final BotAccess access;
    private final Registration registration;
    private final Polling polling;
    private final UpdateLoop updates;
    private final Refresher refresher;
    private final Sender sender;
    private final Reminders reminders;

    Bot(
            BotAccess access,
            Registration registration,
            Polling polling,
            UpdateLoop updates,
            Refresher refresher,
            Sender sender,
            Reminders reminders) {
        this.access = access;
        this.registration = registration;
        this.polling = polling;
        this.updates = updates;
        this.refresher = refresher;
        this.sender = sender;
        this.reminders = reminders;
    }

    public void start(Wakeups wakeups) {
        if (!access.isOn()) {
            LOG.info("TELEGRAM_BOT_TOKEN is not set: the Telegram bot is off");
            return;
        }
        sender.start(wakeups);
        updates.start();
        refresher.start();
        reminders.start();
        registration.start();
        if (!access.hasWebhook()) {
            polling.start();
        }
    }

    /** Takes nothing more in; what is stored waits. Its item comes when what is under way has ended. */
    public Uni<Void> stop() {
        if (!access.isOn()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.join()
                .all(
                        polling.stop(),
                        registration.stop(),
                        refresher.stop(),
                        reminders.stop(),
                        updates.stop(),
                        sender.stop())
                .andFailFast()
                .replaceWithVoid();
    }

    /** Every loop's last round went well. */
    public boolean healthy() {
        return !access.isOn() || sender.healthy() && updates.healthy() && refresher.healthy() && reminders.healthy();
    }
}
