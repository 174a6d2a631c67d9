package io.joule.bot.alert;

import io.joule.base.Clock;
import io.joule.base.Sql;
import io.joule.bot.BotAccess;
import io.joule.bot.card.Link;
import io.joule.bot.card.Visit;
import io.joule.bot.conversation.Visitors;
import io.joule.bot.operator.Operators;
import io.joule.notice.Outbox;
import io.joule.notice.telegram.InlineKeyboard;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Tells operators of cases that begin and end. Each instance writes down what it sees; a case is told in the SQL
 * transaction that marks it told, and is over when no instance has seen it for a while.
 */
@ApplicationScoped
class Alerts {

    private static final Logger LOG = Logger.getLogger(Alerts.class);
    private static final Duration KEPT = Duration.ofDays(30);

    private final List<AlertSource> sources;
    private final AlertSql rows;
    private final Operators operators;
    private final Visitors visitors;
    private final Outbox outbox;
    private final BotAccess access;
    private final Sql sql;
    private final Clock clock;
    private final AlertConfig config;
    private final Instant startedAt;
    private final Set<Long> strangers = ConcurrentHashMap.newKeySet();

    Alerts(
            @All List<AlertSource> sources,
            AlertSql rows,
            Operators operators,
            Visitors visitors,
            Outbox outbox,
            BotAccess access,
            Sql sql,
            Clock clock,
            AlertConfig config) {
        this.sources = sources;
        this.rows = rows;
        this.operators = operators;
        this.visitors = visitors;
        this.outbox = outbox;
        this.access = access;
        this.sql = sql;
        this.clock = clock;
        this.config = config;
        this.startedAt = clock.now();
    }

    @Scheduled(every = "${joule.alerts.every:30s}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return access.isOn() && !operators.all().isEmpty()
                ? round()
                : Uni.createFrom().voidItem();
    }

    Uni<Void> round() {
        return Multi.createFrom()
                .iterable(sources)
                .onItem()
                .transformToUniAndConcatenate(Alerts::ask)
                .collect()
                .asList()
                .chain(told -> sql.transaction(tx -> write(tx, told, clock.now())));
    }

    /** Empty when the source does not know: the others are told of nevertheless. */
    private static Uni<Optional<List<Alert>>> ask(AlertSource source) {
        return source.now()
                .map(Optional::of)
                .onFailure()
                .invoke(e -> LOG.warnf(e, "part of what operators are told of is not known: %s", source))
                .onFailure()
                .recoverWithItem(Optional::empty);
    }

    private Uni<Void> write(SqlConnection tx, List<Optional<List<Alert>>> told, Instant now) {
        List<Alert> seen =
                told.stream().flatMap(Optional::stream).flatMap(List::stream).toList();
        boolean allKnown = told.stream().allMatch(Optional::isPresent);
        return rows.seen(tx, seen, now)
                .chain(() -> rows.takeNew(tx, now, now.minus(config.patience())))
                .chain(fresh -> over(tx, allKnown, now).chain(over -> tell(tx, fresh, over)))
                .chain(() -> rows.prune(tx, now.minus(KEPT)));
    }

    /** What a process that has just started does not see yet need not be over, nor what a source could not tell. */
    private Uni<List<Alert>> over(SqlConnection tx, boolean allKnown, Instant now) {
        return !allKnown || now.isBefore(startedAt.plus(config.quiet()))
                ? Uni.createFrom().item(List.of())
                : rows.takeOver(tx, now, now.minus(config.quiet()));
    }

    private Uni<Void> tell(SqlConnection tx, List<Alert> fresh, List<Alert> over) {
        return fresh.isEmpty() && over.isEmpty()
                ? Uni.createFrom().voidItem()
                : Multi.createFrom()
                        .iterable(operators.all().stream().sorted().toList())
                        .onItem()
                        .transformToUniAndConcatenate(operator -> tell(tx, operator, fresh, over))
                        .collect()
                        .last()
                        .replaceWithVoid();
    }

    private Uni<Void> tell(SqlConnection tx, long operator, List<Alert> fresh, List<Alert> over) {
        return visitors.find(tx, operator)
                .chain(found -> found.map(visit -> tell(tx, visit, fresh, over)).orElseGet(() -> {
                    tellLog(operator);
                    return Uni.createFrom().voidItem();
                }));
    }

    private Uni<Void> tell(SqlConnection tx, Visit visit, List<Alert> fresh, List<Alert> over) {
        String label = visit.texts(AlertMessages.class).show();
        InlineKeyboard keyboard =
                new InlineKeyboard(List.of(List.of(Link.button(label, Link.COMMAND + AlertsScreen.WORD))));
        return outbox.notice(tx, visit.customer(), AlertText.news(fresh, over, visit), keyboard);
    }

    private void tellLog(long operator) {
        if (strangers.add(operator)) {
            LOG.warnf("operator %d has never written to the bot, which therefore can't tell of alerts", operator);
        }
    }
}
