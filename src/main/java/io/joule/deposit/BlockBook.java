package io.joule.deposit;

import io.joule.base.Clock;
import io.joule.base.Sql;
import io.joule.deposit.Crediting.Recorded;
import io.joule.tron.BlockRef;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Books final blocks: all that they bring, and how far the chain is read, in one SQL transaction. */
@ApplicationScoped
class BlockBook {

    private final Sql sql;
    private final Crediting crediting;
    private final DepositConfig config;
    private final Clock clock;
    private final ScanSql scan = new ScanSql();
    private final MatchSql match = new MatchSql();
    private final UnmatchedSql unmatched = new UnmatchedSql();
    private final ProofSql proofs = new ProofSql();
    private final IntentSql intents = new IntentSql();
    private final SightingSql sightings = new SightingSql();

    BlockBook(Sql sql, Crediting crediting, DepositConfig config, Clock clock) {
        this.sql = sql;
        this.crediting = crediting;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Books these blocks, which follow on the cursor at {@code from}.
     *
     * @return false when another has moved the cursor, or settled one of these payments, meanwhile: then nothing is
     *     booked, and the next look finds what it left
     */
    Uni<Boolean> book(long from, List<BlockPayments> blocks) {
        BlockRef last = blocks.get(blocks.size() - 1).block();
        return sql.transaction(tx -> scan.move(tx, from, last, clock.now())
                        .chain(moved -> moved
                                ? all(tx, blocks, last).replaceWith(true)
                                : Uni.createFrom().item(false)))
                .onFailure(Overtaken::is)
                .recoverWithItem(false);
    }

    private Uni<Void> all(SqlConnection tx, List<BlockPayments> blocks, BlockRef last) {
        List<Recorded> recorded = new ArrayList<>();
        NoiseBook noise = new NoiseBook(config.noisePerDay());
        blocks.forEach(block ->
                block.tokens().forEach(token -> noise.token(new NoiseBook.ForeignArrival(token, block.block()))));
        return Multi.createFrom()
                .iterable(blocks)
                .onItem()
                .transformToIterable(BlockPayments::arrivals)
                .onItem()
                .transformToUniAndConcatenate(arrival -> one(tx, arrival, recorded, noise))
                .onItem()
                .ignoreAsUni()
                .chain(() -> noise.write(tx, clock.now()))
                .chain(() -> intents.timeOver(tx, last.time()))
                .chain(() -> sightings.settled(tx, last.height()))
                .chain(() -> crediting.post(tx, recorded));
    }

    private Uni<Void> one(SqlConnection tx, Arrival arrival, List<Recorded> recorded, NoiseBook noise) {
        Matching matching = new Matching(Minimum.micros(config));
        if (matching.isDust(arrival.payment())) {
            noise.dust(arrival);
            return Uni.createFrom().voidItem();
        }
        return match.candidates(tx, arrival.payment()).chain(candidates -> {
            Verdict verdict = matching.judge(arrival.payment(), arrival.block().time(), candidates);
            if (verdict instanceof Verdict.Credit credit) {
                return credit(tx, arrival, credit, recorded);
            }
            if (verdict instanceof Verdict.Unmatched open) {
                return keep(tx, arrival, open, candidates);
            }
            noise.small(arrival);
            return Uni.createFrom().voidItem();
        });
    }

    private Uni<Void> credit(SqlConnection tx, Arrival arrival, Verdict.Credit credit, List<Recorded> recorded) {
        Booking booking = new Booking(credit.customer(), credit.by(), credit.intent(), Booking.SCANNER, clock.now());
        return crediting
                .record(tx, arrival, booking)
                .invoke(fresh -> {
                    if (fresh) {
                        recorded.add(new Recorded(arrival, credit.customer()));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> keep(SqlConnection tx, Arrival arrival, Verdict.Unmatched open, Candidates candidates) {
        Optional<Candidates.Announced> announced =
                candidates.exact().filter(i -> open.intent().equals(Optional.of(i.id())));
        return unmatched
                .insert(tx, arrival, open.reason(), open.intent(), clock.now())
                .chain(() -> announced
                        .map(i -> proofs.seenWith(tx, arrival.payment().sender(), i.customer()))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }
}
