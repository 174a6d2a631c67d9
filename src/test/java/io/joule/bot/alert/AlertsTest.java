package io.joule.bot.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.joule.base.Ids;
import io.joule.bot.Shop;
import io.joule.bot.operator.OperatorSandbox;
import io.joule.sandbox.SandboxNetwork;
import io.joule.sandbox.node.Fault;
import io.joule.sandbox.node.FaultKind;
import io.joule.sandbox.telegram.Talk;
import io.joule.testing.OnEventLoop;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Operators hear of what needs a person: once when it begins, and once when it is over. */
@QuarkusTest
@TestProfile(AlertsTest.Watched.class)
class AlertsTest extends Shop {

    /** Rounds by hand; what a round does not see is over. */
    public static final class Watched extends OperatorSandbox {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = super.getConfigOverrides();
            // Not even the round at the start of the service: with no quiet, it would end what a test has just begun.
            settings.put("quarkus.scheduler.enabled", "false");
            settings.put("joule.alerts.patience", "0s");
            settings.put("joule.alerts.quiet", "0s");
            return settings;
        }
    }

    @Inject
    Alerts alerts;

    @Inject
    SandboxNetwork network;

    private Talk operator;

    @BeforeEach
    void anOperatorWhoHasWritten() {
        operator = Talk.demo(sandbox, OperatorSandbox.OPERATOR).say("/start").sees("TRON energy desk");
        round();
    }

    @AfterEach
    void theBooksAgreeAgain() {
        execute("update finding set state = 'resolved', resolved_at = now() where state = 'open'");
        round();
    }

    @Test
    void aFindingIsToldOnceHoweverManySeeItAndOnceWhenItIsResolved() {
        UUID id = finding("the books say 5");
        OnEventLoop.run(() ->
                Uni.join().all(alerts.round(), alerts.round(), alerts.round()).andFailFast());
        round();
        await().atMost(Duration.ofSeconds(30)).until(() -> told("the books say 5") == 1);
        operator.say("/alerts").sees("What needs a person").sees("the books say 5");
        execute("update finding set state = 'resolved', resolved_at = now() where id = '" + id + "'");
        round();
        round();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> told("Over: The books do not agree: account_drift of about the books say 5") == 1);
        operator.say("/alerts").sees("Nothing needs a person now");
        assertThat(told("🚨 The books do not agree: account_drift of about the books say 5: the books say 5"))
                .isEqualTo(1);
    }

    @Test
    void manyAreOneMessage() {
        List<UUID> all = List.of(
                finding("a1"),
                finding("a2"),
                finding("a3"),
                finding("a4"),
                finding("a5"),
                finding("a6"),
                finding("a7"),
                finding("a8"),
                finding("a9"),
                finding("b1"),
                finding("b2"),
                finding("b3"));
        round();
        await().atMost(Duration.ofSeconds(30)).until(() -> told("about b3") == 1);
        assertThat(told("about b3: b3")).isEqualTo(told("about b3.*and [0-9]+ more"));
        assertThat(all).hasSize(12);
    }

    @Test
    void aPoolThatIsSoldOutIsTold() {
        execute("update supplier_wallet set quarantine = 'tried'");
        round();
        execute("update supplier_wallet set quarantine = null");
        await().atMost(Duration.ofSeconds(30)).until(() -> told("Only 0 % of the energy") == 1);
        round();
        await().atMost(Duration.ofSeconds(30)).until(() -> told("Over: Only 0 %") == 1);
    }

    @Test
    void aWalletThatCannotPayForItsTransactionsIsTold() {
        String address = address();
        dry(address);
        round();
        await().atMost(Duration.ofSeconds(30)).until(() -> told("Wallet " + address + " can't pay") >= 1);
        execute("update supplier_wallet set trx_balance_sun = 1000000000 where address = '" + address + "'");
        round();
    }

    @Test
    void ordersThatWaitAreTold() {
        Talk person = with(1000, english()).say("BUY 65000 1h " + RECEIVER);
        whileSoldOut(() -> {
            person.press("Buy").press("Confirm").sees("Looking for energy");
            execute("update energy_order set created_at = created_at - interval '1 hour' where status = 'pending'");
            round();
            await().atMost(Duration.ofSeconds(30)).until(() -> told("Orders wait too long for energy: 1") == 1);
            expireOrdersOf(person);
            person.sees("is back");
        });
        round();
        await().atMost(Duration.ofSeconds(30)).until(() -> told("Over: Orders wait") == 1);
    }

    @Test
    void aNodeThatDoesNotAnswerIsToldWhereNoneDoes() {
        network.faults().add(Fault.untilCleared(FaultKind.NODE_DOWN));
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                round();
                return told("No TRON node answers") == 1;
            });
        } finally {
            network.faults().clear();
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            round();
            return told("Over: No TRON node answers") >= 1;
        });
    }

    @Test
    void whatOneSourceCannotTellHidesNothingOfTheOthersAndIsNotOver() {
        finding("still there");
        round();
        await().atMost(Duration.ofSeconds(30)).until(() -> told("still there") == 1);
        String address = address();
        long before = told("Wallet " + address + " can't pay");
        execute("alter table finding rename to finding_away");
        dry(address);
        try {
            round();
        } finally {
            execute("update supplier_wallet set trx_balance_sun = 1000000000 where address = '" + address + "'");
            execute("alter table finding_away rename to finding");
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> told("Wallet " + address + " can't pay") > before);
        // Line by line: something else may be over in the message that tells of this one.
        assertThat(operator.messages())
                .flatMap(message -> message.path("text").asText().lines().toList())
                .anyMatch(line -> line.contains("still there"))
                .noneMatch(line -> line.matches("(?i).*over: .*still there.*"));
    }

    private void round() {
        OnEventLoop.run(alerts::round);
    }

    /** Messages of the operator's chat with this text. */
    private long told(String text) {
        return operator.messages().stream()
                .filter(one -> one.toString().matches(".*" + text + ".*"))
                .count();
    }

    private void dry(String address) {
        execute("update supplier_wallet set trx_balance_sun = 0, bandwidth_available = 0, free_bandwidth_available = 7"
                + " where address = '" + address + "'");
    }

    private String address() {
        return OnEventLoop.run(() -> sql.pool()
                        .query("select address from supplier_wallet order by id limit 1")
                        .execute())
                .iterator()
                .next()
                .getString(0);
    }

    private UUID finding(String detail) {
        UUID id = Ids.next();
        execute("insert into finding (id, kind, subject, area, part, expected, actual, detail, first_seen, last_seen)"
                + " select '" + id + "', 'account_drift', 'about " + detail + "', 'test', '', '5', '4', '" + detail
                + "', now(), now()");
        return id;
    }
}
