package io.joule.bot.conversation;

import io.joule.base.Clock;
import io.joule.base.Sql;
import io.joule.bot.BotIdentity;
import io.joule.bot.card.Link;
import io.joule.bot.conversation.Incoming.Blocked;
import io.joule.bot.conversation.Incoming.Command;
import io.joule.bot.conversation.Incoming.Other;
import io.joule.bot.conversation.Incoming.Person;
import io.joule.bot.conversation.Incoming.Press;
import io.joule.bot.conversation.Incoming.Text;
import io.joule.bot.inbox.StoredUpdate;
import io.joule.bot.inbox.UpdateHandler;
import io.joule.notice.Outbox;
import io.joule.notice.telegram.InlineButton;
import io.joule.notice.telegram.InlineKeyboard;
import io.joule.notice.telegram.TelegramJson;
import io.joule.notice.telegram.Update;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Answers an update: reads where the person is, thinks, and commits the step with the mark that the update is done. */
@ApplicationScoped
public class Dialog implements UpdateHandler {

    private static final Logger LOG = Logger.getLogger(Dialog.class);
    /** A card that follows something by itself may move on at the same moment; more often than this it does not. */
    private static final int RETHINKS = 3;

    private final Thinker thinker;
    private final ConversationSql conversations;
    private final ConversationCopies copies;
    private final Outbox outbox;
    private final PressAnswers answers;
    private final BotIdentity identity;
    private final Sql sql;
    private final Clock clock;

    Dialog(
            Thinker thinker,
            ConversationSql conversations,
            ConversationCopies copies,
            Outbox outbox,
            PressAnswers answers,
            BotIdentity identity,
            Sql sql,
            Clock clock) {
        this.thinker = thinker;
        this.conversations = conversations;
        this.copies = copies;
        this.outbox = outbox;
        this.answers = answers;
        this.identity = identity;
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public Uni<Void> handle(StoredUpdate update) {
        Incoming incoming = read(update);
        return answered(update, incoming)
                .onFailure(Overtaken.class)
                .recoverWithUni(() -> answered(update.unmarked(), incoming)
                        .onFailure(Overtaken.class)
                        .retry()
                        .atMost(RETHINKS - 1));
    }

    /** What it led to is copied once it is committed, and not before. */
    private Uni<Void> answered(StoredUpdate update, Incoming incoming) {
        return Uni.createFrom()
                .deferred(() -> answer(update, incoming))
                .onItem()
                .ifNotNull()
                .call(copies::keep)
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> giveUp(StoredUpdate update) {
        Incoming incoming = read(update);
        Person person =
                incoming instanceof Press press ? press.person() : incoming instanceof Text text ? text.person() : null;
        return person == null
                ? sql.transaction(update::done)
                : with(update.unmarked(), person)
                        .chain(c -> thinker.apology(c, key(update)).chain(turn -> commit(update, turn, List.of())))
                        .replaceWithVoid();
    }

    /** @return the conversation as it is stored now; null where there was no step */
    private Uni<Conversation> answer(StoredUpdate update, Incoming incoming) {
        if (incoming instanceof Press press) {
            return press(update, press);
        }
        if (incoming instanceof Text text) {
            return text(update, text);
        }
        if (incoming instanceof Command command) {
            return command.isPrivate() ? command(update, command) : groupCommand(update, command);
        }
        if (incoming instanceof Other other) {
            return with(update, other.person())
                    .chain(c -> thinker.repeat(c, thinker.texts(c).onlyText(), key(update)))
                    .chain(turn -> commit(update, turn, List.of()));
        }
        return incoming instanceof Blocked blocked ? blocked(update, blocked) : noStep(update);
    }

    private Uni<Conversation> press(StoredUpdate update, Press press) {
        PressAnswers.Pending pending = answers.expect(press.callbackId());
        return with(update, press.person())
                .chain(c -> thinker.press(c, press, key(update), pending::isAnswered))
                .chain(turn -> commit(
                        update,
                        turn,
                        List.of(tx -> pending.isAnswered()
                                ? Uni.createFrom().voidItem()
                                : outbox.answer(
                                        tx, press.person().id(), press.callbackId(), turn.toast(), turn.alert())),
                        press.messageId()))
                .onTermination()
                .invoke((done, failure, cancelled) -> pending.end(failure != null && !(failure instanceof Overtaken)));
    }

    private Uni<Conversation> text(StoredUpdate update, Text text) {
        return with(update, text.person())
                .chain(c -> thinker.text(c, text.text(), key(update)))
                .chain(turn -> commit(
                        update,
                        turn,
                        turn.fresh()
                                ? List.of()
                                : List.of(tx -> outbox.delete(tx, text.person().id(), text.messageId()))));
    }

    private Uni<Conversation> command(StoredUpdate update, Command command) {
        return with(update, command.person())
                .chain(c -> thinker.command(c, command, key(update)))
                .chain(turn -> commit(
                        update,
                        turn,
                        List.of(tx -> outbox.unblock(tx, command.person().id()))));
    }

    /** In private where the person has been before; else with an invitation. */
    private Uni<Conversation> groupCommand(StoredUpdate update, Command command) {
        if (!thinker.knows(command)) {
            return noStep(update);
        }
        return copies.find(command.person().id(), update.mark())
                .chain(known -> known.isPresent()
                        ? thinker.command(known.get(), command, key(update))
                                .chain(turn -> commit(update, turn, List.of()))
                        : noStep(update, tx -> invite(tx, command)));
    }

    private Uni<Void> invite(SqlConnection tx, Command command) {
        BotMessages texts = thinker.texts(begin(command.person()));
        InlineKeyboard keyboard = identity.name().isEmpty()
                ? InlineKeyboard.NONE
                : new InlineKeyboard(List.of(
                        List.of(InlineButton.url(texts.openChat(), Link.url(identity.name(), wanted(command))))));
        return outbox.notice(tx, command.chat(), texts.inPrivate(), keyboard);
    }

    /** In private the command goes on where it was given. */
    private static String wanted(Command command) {
        return command.name().equals("start") && Link.isPayload(command.argument())
                ? command.argument()
                : Link.COMMAND + command.name();
    }

    private Uni<Conversation> blocked(StoredUpdate update, Blocked blocked) {
        long chat = blocked.person().id();
        return noStep(update, tx -> blocked.out() ? outbox.block(tx, chat) : outbox.unblock(tx, chat));
    }

    private Uni<Conversation> noStep(StoredUpdate update) {
        return noStep(update, tx -> Uni.createFrom().voidItem());
    }

    private Uni<Conversation> noStep(StoredUpdate update, Function<SqlConnection, Uni<Void>> work) {
        return sql.transaction(tx -> update.done(tx).chain(() -> work.apply(tx)))
                .onItem()
                .castTo(Conversation.class);
    }

    private Uni<Conversation> commit(StoredUpdate update, Turn turn, List<Function<SqlConnection, Uni<Void>>> more) {
        return commit(update, turn, more, 0);
    }

    /** @param pressed message whose button was pressed: when it is not the card, it goes, and the card comes last */
    private Uni<Conversation> commit(
            StoredUpdate update, Turn turn, List<Function<SqlConnection, Uni<Void>>> more, long pressed) {
        long chat = turn.conversation().user();
        return sql.transaction(tx -> update.done(tx)
                .chain(() -> conversations.save(tx, turn.conversation(), clock.now()))
                .map(saved -> saved.orElseThrow(Overtaken::new))
                .call(() -> inTurn(tx, turn.work()))
                .call(() -> inTurn(tx, more))
                .call(() -> outbox.dropOther(tx, chat, pressed)
                        .chain(dropped -> outbox.card(tx, chat, turn.content(), turn.fresh() || dropped))));
    }

    private static Uni<Void> inTurn(SqlConnection tx, List<Function<SqlConnection, Uni<Void>>> work) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Function<SqlConnection, Uni<Void>> one : work) {
            all = all.chain(() -> one.apply(tx));
        }
        return all;
    }

    private Uni<Conversation> with(StoredUpdate update, Person person) {
        return copies.find(person.id(), update.mark()).map(known -> known.orElseGet(() -> begin(person)));
    }

    private static Conversation begin(Person person) {
        return Conversation.begin(person.id(), person.language(), Screens.HOME);
    }

    private Incoming read(StoredUpdate update) {
        try {
            return Incoming.of(TelegramJson.read(update.body(), Update.class), identity.name());
        } catch (IllegalArgumentException e) {
            LOG.infof("%s is of no kind that is known: %s", update, e.getMessage());
            return new Incoming.Nothing();
        }
    }

    private static String key(StoredUpdate update) {
        return "telegram-" + update.id();
    }
}
