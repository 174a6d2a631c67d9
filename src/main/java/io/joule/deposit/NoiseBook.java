package io.joule.deposit;

import io.joule.tron.BlockRef;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a run of blocks brings that is too small to keep, or worth nothing here. Anybody can send that for next to
 * nothing, so it is counted by day and reason; only the first of each day are kept singly.
 */
final class NoiseBook {

    private final NoiseSql sql = new NoiseSql();
    private final UnmatchedSql unmatched = new UnmatchedSql();
    private final int keptPerDay;
    private final Map<Day, Heard> heard = new TreeMap<>();

    NoiseBook(int keptPerDay) {
        this.keptPerDay = keptPerDay;
    }

    void dust(Arrival arrival) {
        heard(arrival.block(), Reason.BELOW_MINIMUM).count++;
    }

    void small(Arrival arrival) {
        heard(arrival.block(), Reason.BELOW_MINIMUM)
                .add(
                        keptPerDay,
                        (tx, now) -> unmatched.insert(tx, arrival, Reason.BELOW_MINIMUM, Optional.empty(), now));
    }

    void token(ForeignArrival arrival) {
        heard(arrival.block(), Reason.TOKEN_NOT_ACCEPTED)
                .add(keptPerDay, (tx, now) -> unmatched.insert(tx, arrival, now));
    }

    /** Counts it all, and keeps what the day still has room for. */
    Uni<Void> write(SqlConnection tx, Instant now) {
        return Multi.createFrom()
                .iterable(heard.entrySet())
                .onItem()
                .transformToUniAndConcatenate(entry -> write(tx, entry.getKey(), entry.getValue(), now))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> write(SqlConnection tx, Day day, Heard what, Instant now) {
        return sql.recorded(tx, day.date(), day.reason()).chain(recorded -> {
            int room = (int) Math.max(0, keptPerDay - recorded);
            List<Keep> kept = what.singly.subList(0, Math.min(room, what.singly.size()));
            return sql.count(tx, day.date(), day.reason(), what.count, kept.size())
                    .chain(() -> Multi.createFrom()
                            .iterable(kept)
                            .onItem()
                            .transformToUniAndConcatenate(keep -> keep.row(tx, now))
                            .onItem()
                            .ignoreAsUni());
        });
    }

    private Heard heard(BlockRef block, Reason reason) {
        LocalDate date = block.time().atZone(ZoneOffset.UTC).toLocalDate();
        return heard.computeIfAbsent(new Day(date, reason), ignored -> new Heard());
    }

    /** A token that is not accepted, and the block that holds it. */
    record ForeignArrival(BlockPayments.Token token, BlockRef block) {}

    private record Day(LocalDate date, Reason reason) implements Comparable<Day> {

        @Override
        public int compareTo(Day other) {
            int byDate = date.compareTo(other.date);
            return byDate != 0 ? byDate : reason.compareTo(other.reason);
        }
    }

    /** Writes one of them down. */
    @FunctionalInterface
    private interface Keep {
        Uni<Void> row(SqlConnection tx, Instant now);
    }

    private static final class Heard {

        private final List<Keep> singly = new ArrayList<>();
        private long count;

        private void add(int most, Keep keep) {
            count++;
            if (singly.size() < most) {
                singly.add(keep);
            }
        }
    }
}
