package io.joule.deposit;

import static io.joule.deposit.DepositDesk.ALICE;
import static io.joule.deposit.DepositDesk.BOB;
import static io.joule.deposit.DepositDesk.trx;
import static io.joule.deposit.DepositDesk.usdt;
import static io.joule.testing.Awaited.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.joule.money.Asset;
import io.joule.testing.Books;
import io.joule.testing.TestDatabase;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A payment that is nobody's is in the books until it is somebody's: all that came in is accounted for. */
class UnmatchedBooksTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private DepositDesk desk;
    private DepositDesk.Parts joule;

    @BeforeEach
    void open() {
        desk = new DepositDesk(DATABASE, 2, Map.of());
        joule = desk.one;
        joule.scan();
    }

    @AfterEach
    void close() {
        desk.close();
        Books.coherent(DATABASE.pool());
    }

    @Test
    void itIsInTheHousesAccountFromTheCommitThatKeepsIt() {
        desk.pay(BOB, trx(9));
        desk.pay(ALICE, usdt(5_000_000));
        desk.becomeFinal();
        joule.scan();
        assertThat(balance("unmatched", "TRX")).isEqualTo(trx(9).micros());
        assertThat(balance("unmatched", "USDT")).isEqualTo(5_000_000);
        assertThat(balance("deposits", "TRX")).isEqualTo(-trx(9).micros());
    }

    @Test
    void assignedItIsTheCustomersAndWhatCameInStaysTheSame() {
        UUID id = unmatched();
        await(joule.unmatched.assign(id, 7, "operator"));
        assertThat(balance("unmatched", "TRX")).isZero();
        assertThat(balance("deposits", "TRX")).isEqualTo(-trx(9).micros());
        assertThat(joule.available(7, Asset.TRX)).isEqualTo(trx(9));
    }

    @Test
    void whoeverAssignsItAtOnceItLeavesOnce() {
        UUID id = unmatched();
        List<Boolean> won = await(Uni.join()
                .all(LongStream.rangeClosed(1, 16)
                        .mapToObj(customer -> joule.unmatched
                                .assign(id, customer, "operator")
                                .replaceWith(true)
                                .onFailure()
                                .recoverWithItem(false))
                        .toList())
                .andFailFast());
        assertThat(won).filteredOn(yes -> yes).hasSize(1);
        assertThat(balance("unmatched", "TRX")).isZero();
        assertThat(balance("deposits", "TRX")).isEqualTo(-trx(9).micros());
    }

    @Test
    void aCrashBeforeItsPostingLeavesItOpen() {
        UUID id = unmatched();
        run("create function boom() returns trigger language plpgsql as $$ begin raise exception 'boom'; end $$;"
                + "create trigger boom before insert on ledger_tx for each row when (new.kind = 'matched')"
                + " execute function boom()");
        try {
            assertThatThrownBy(() -> await(joule.unmatched.assign(id, 7, "operator")))
                    .hasMessageContaining("boom");
        } finally {
            run("drop trigger boom on ledger_tx; drop function boom()");
        }
        assertThat(joule.available(7, Asset.TRX).micros()).isZero();
        assertThat(await(joule.unmatched.get(id)).state()).isEqualTo(UnmatchedState.OPEN);
        Books.coherent(DATABASE.pool());
        await(joule.unmatched.assign(id, 7, "operator"));
        assertThat(joule.available(7, Asset.TRX)).isEqualTo(trx(9));
    }

    @Test
    void whatIsCreditedAlreadyIsNotPostedAgain() {
        UUID id = unmatched();
        run(
                "set session_replication_role = replica; insert into deposit (tx_id, event_index, customer_id, asset, micros,"
                        + " sender, block_height, block_time, credited_by, created_at, matched_by) select tx_id, event_index, 8,"
                        + " asset, micros, sender, block_height, block_time, 'another', now(), 'operator' from unmatched_payment;"
                        + " set session_replication_role = origin");
        try {
            assertThatThrownBy(() -> await(joule.unmatched.assign(id, 7, "operator")))
                    .hasMessageContaining("not open any more");
            assertThat(joule.available(7, Asset.TRX).micros()).isZero();
            assertThat(balance("unmatched", "TRX")).isEqualTo(trx(9).micros());
        } finally {
            run("set session_replication_role = replica; delete from deposit; set session_replication_role = origin");
        }
    }

    private UUID unmatched() {
        desk.pay(BOB, trx(9));
        desk.becomeFinal();
        joule.scan();
        return joule.unmatched().get(0).id();
    }

    private static long balance(String kind, String asset) {
        var rows = await(DATABASE.pool()
                .preparedQuery("select coalesce(sum(balance_micros), 0)::bigint from account"
                        + " where kind = $1 and asset = $2")
                .execute(io.vertx.mutiny.sqlclient.Tuple.of(kind, asset)));
        return rows.iterator().next().getLong(0);
    }

    private static void run(String sql) {
        await(DATABASE.pool().query(sql).execute());
    }
}
