package io.joule.audit;

import static io.joule.testing.Awaited.await;
import static io.joule.testing.Awaited.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.joule.audit.AuditVerdict.Anchor;
import io.joule.base.Sql;
import io.joule.testing.TestDatabase;
import io.smallrye.mutiny.Uni;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Instant AT = Instant.parse("2026-11-24T12:00:00.123456Z");
    private static final int ENTRIES = 1_000;

    private final Audit audit = new Audit(new Sql(DATABASE.pool()));

    @BeforeEach
    void empty() {
        DATABASE.clear();
    }

    @Test
    void whatIsRecordedIsShownNewestFirstAndWhole() {
        record("wallet_a", Map.of("state", "enabled", "note", "ünïcode \"quoted\" \\ and : colons", "n", 7, "b", true));
        record("wallet_b", Map.of());
        assertThat(list(Optional.empty())).extracting(AuditEntry::subject).containsExactly("wallet_b", "wallet_a");
        AuditEntry first = list(Optional.of("wallet_a")).get(0);
        assertThat(first.id()).isEqualTo(1);
        assertThat(first.at()).isEqualTo(AT);
        assertThat(first.actorKind() + " " + first.actor()).isEqualTo("client desk");
        assertThat(first.details()).contains("ünïcode", "\"n\": 7");
        assertThat(first.previous()).isEqualTo("0".repeat(64));
        assertThat(verify())
                .isEqualTo(new AuditVerdict(2, list(Optional.empty()).get(0).hash(), Optional.empty()));
    }

    @Test
    void anEmptyAuditIsWhole() {
        assertThat(verify()).isEqualTo(new AuditVerdict(0, "0".repeat(64), Optional.empty()));
    }

    @Test
    void anEntryOfATransactionThatRollsBackLeavesNoGap() {
        record("one", Map.of());
        assertThatThrownBy(() -> inTransaction(
                        DATABASE.pool(),
                        tx -> Audit.record(tx, AT, Actor.SYSTEM, "test.done", "two", Map.of())
                                .chain(() -> tx.query("select 1 / 0").execute())))
                .hasMessageContaining("division by zero");
        record("three", Map.of());
        assertThat(verify().entries()).isEqualTo(2);
        assertThat(verify().whole()).isTrue();
    }

    @Test
    void writersAtOnceMakeOneChain() {
        List<Uni<Void>> writers = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String subject = "s" + i;
            writers.add(DATABASE.pool()
                    .withTransaction(tx -> Audit.record(tx, AT, Actor.customer(7), "test.done", subject, Map.of())));
        }
        await(Uni.join().all(writers).usingConcurrencyOf(16).andFailFast());
        assertThat(verify().whole()).isTrue();
        assertThat(verify().entries()).isEqualTo(400);
    }

    @Test
    void aCheckEndsHoweverManyCheckAndWriteMeanwhile() {
        record("first", Map.of());
        List<Uni<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            all.add(audit.verify(Optional.empty()).map(AuditVerdict::whole));
            all.add(DATABASE.pool()
                    .withTransaction(tx -> Audit.record(tx, AT, Actor.SYSTEM, "test.done", "x", Map.of()))
                    .replaceWith(true));
        }
        assertThat(await(Uni.join().all(all).usingConcurrencyOf(12).andFailFast()))
                .containsOnly(true);
    }

    @Test
    void anyFlipOfAnyFieldShowsAtItsEntry() throws SQLException {
        fill();
        SplittableRandom random = new SplittableRandom(20261124);
        List<String> flips = List.of(
                "at = at + interval '1 microsecond'",
                "actor = actor || 'x'",
                "actor_kind = 'operator'",
                "action = 'test.undone'",
                "subject = overlay(subject placing 'x' from 1)",
                "details = jsonb_set(details, '{amount}', '1000001')",
                "previous = overlay(previous placing case when left(previous, 1) = 'a' then 'b' else 'a' end from 1)",
                "hash = overlay(hash placing case when left(hash, 1) = 'a' then 'b' else 'a' end from 1)");
        for (int round = 0; round < 80; round++) {
            long entry = round < flips.size() ? ENTRIES : random.nextLong(1, ENTRIES + 1);
            String flip = flips.get(round % flips.size());
            assertTamperedAt(entry, flip, "update audit_entry set " + flip + " where id = " + entry);
        }
    }

    @Test
    void aDeletedEntryShowsAtItsPlace() throws SQLException {
        fill();
        for (long entry : List.of(1L, 2L, 500L, 999L, 1_000L)) {
            assertTamperedAt(entry, "deleted", "delete from audit_entry where id = " + entry);
        }
        assertTamperedAt(901, "the end cut off", "delete from audit_entry where id > 900");
    }

    @Test
    void exchangedEntriesShowAtTheFirstOfThem() throws SQLException {
        fill();
        for (long entry : List.of(1L, 17L, 998L)) {
            assertTamperedAt(entry, "exchanged", exchange(entry, entry + 1));
            assertTamperedAt(entry, "exchanged", exchange(entry, ENTRIES));
        }
    }

    @Test
    void aNotedEndThatWasChangedOrRemovedShows() throws SQLException {
        fill();
        assertTamperedAt(ENTRIES, "other hash", "update audit_head set hash = repeat('a', 64)");
        assertTamperedAt(ENTRIES, "removed", "delete from audit_head");
        assertTamperedAt(ENTRIES + 1, "other end", "update audit_head set id = id + 1");
    }

    @Test
    void aChainThatWasRewrittenFromEndToEndShowsByAHashThatWasKept() throws SQLException {
        fill();
        Anchor kept = new Anchor(700, list(Optional.of("subject 700")).get(0).hash());
        assertThat(await(audit.verify(Optional.of(kept))).whole()).isTrue();
        tamper("truncate audit_entry; truncate audit_head");
        run(
                "insert into audit_entry (at, actor_kind, actor, action, subject, details)"
                        + " select timestamptz '2026-11-24T12:00:00.123456Z', 'client', 'desk', 'test.done', 'subject ' || n,"
                        + " jsonb_build_object('amount', case when n = 600 then 1 else 1000000 end) from generate_series(1, 1000) n");
        assertThat(verify().whole()).as("nobody can tell from the chain alone").isTrue();
        AuditVerdict verdict = await(audit.verify(Optional.of(kept)));
        assertThat(verdict.fault().orElseThrow().entry()).isEqualTo(700);
        AuditVerdict cut = await(audit.verify(Optional.of(new Anchor(1_001, "a".repeat(64)))));
        assertThat(cut.fault().orElseThrow().entry()).isEqualTo(1_001);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set actor = 'somebody'",
                "delete from audit_entry",
                "truncate audit_entry",
                "truncate audit_head",
                "update audit_head set id = 7",
                "delete from audit_head",
                "insert into audit_head values (true, 7, 'x') on conflict do nothing"
            })
    void theSchemaRefusesEveryChange(String change) {
        record("one", Map.of());
        assertThatThrownBy(() -> run(change)).isInstanceOf(SQLException.class);
        assertThat(verify().whole()).isTrue();
    }

    @Test
    void anEntrysPlaceAndHashAreNotItsWritersToChoose() throws SQLException {
        record("one", Map.of());
        run("insert into audit_entry (id, at, actor_kind, actor, action, subject, details, previous, hash)"
                + " values (99, now(), 'system', '', 'test.done', 'x', '{}', 'x', repeat('a', 64))");
        assertThat(LongStream.of(1, 2).boxed())
                .containsExactlyElementsOf(list(Optional.empty()).stream()
                        .map(AuditEntry::id)
                        .sorted()
                        .toList());
        assertThat(verify().whole()).isTrue();
    }

    private void assertTamperedAt(long entry, String what, String change) throws SQLException {
        tamper(
                "create table audit_copy as select * from audit_entry; create table head_copy as select * from audit_head");
        tamper(change);
        AuditVerdict verdict = verify();
        assertThat(verdict.fault()).as("%s at %d", what, entry).isPresent();
        assertThat(verdict.fault().get().entry()).as(what).isEqualTo(entry);
        tamper("truncate audit_entry; insert into audit_entry select * from audit_copy; drop table audit_copy;"
                + " truncate audit_head; insert into audit_head select * from head_copy; drop table head_copy");
        assertThat(verify().whole()).isTrue();
    }

    private static String exchange(long one, long other) {
        return "update audit_entry set id = -id where id in (%1$d, %2$d);".formatted(one, other)
                + "update audit_entry set id = case id when -%1$d then %2$d else %1$d end where id < 0"
                        .formatted(one, other);
    }

    private void fill() {
        inTransaction(
                DATABASE.pool(),
                tx -> tx.query("insert into audit_entry (at, actor_kind, actor, action, subject, details)"
                                + " select timestamptz '2026-11-24T12:00:00.123456Z', 'client', 'desk', 'test.done',"
                                + " 'subject ' || n, '{\"amount\": 1000000}' from generate_series(1, " + ENTRIES
                                + ") n")
                        .execute());
        assertThat(verify().entries()).isEqualTo(ENTRIES);
    }

    private void record(String subject, Map<String, ?> details) {
        inTransaction(DATABASE.pool(), tx -> Audit.record(tx, AT, Actor.client("desk"), "test.done", subject, details));
    }

    private AuditVerdict verify() {
        return await(audit.verify(Optional.empty()));
    }

    private List<AuditEntry> list(Optional<String> subject) {
        return await(audit.list(subject, Optional.empty(), 100));
    }

    /** As somebody who owns the database: triggers and checks stand aside. */
    private static void tamper(String sql) throws SQLException {
        run("alter table audit_entry drop constraint if exists audit_entry_id_check;"
                + " set session_replication_role = replica; " + sql);
    }

    private static void run(String sql) throws SQLException {
        try (Connection jdbc = DATABASE.jdbc();
                var statement = jdbc.createStatement()) {
            statement.execute(sql);
        }
    }
}
