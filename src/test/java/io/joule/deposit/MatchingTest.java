package io.joule.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import io.joule.deposit.Candidates.Announced;
import io.joule.deposit.Candidates.Close;
import io.joule.deposit.Candidates.Proven;
import io.joule.deposit.Verdict.Credit;
import io.joule.deposit.Verdict.Noise;
import io.joule.deposit.Verdict.Unmatched;
import io.joule.money.Money;
import io.joule.tron.TronAddress;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of ADR 10 and 11 as data. */
class MatchingTest {

    private static final long ANN = 7;
    private static final long BOB = 8;
    private static final UUID INTENT = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);
    private static final Instant BEGIN = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant END = BEGIN.plusSeconds(3_600);
    private static final Instant IN_TIME = BEGIN.plusSeconds(60);
    private static final Instant LATE = END.plusSeconds(3);
    private static final TronAddress SENDER = TronAddress.parse("TYtbyy1EWh7eu1CvybmYzkX7RoJRkwwFjY");
    private static final Matching MATCHING = new Matching(1_000_000);

    private static final Optional<Announced> OPEN = announced(false);
    private static final Optional<Announced> PAID = announced(true);
    private static final Optional<Announced> NO_INTENT = Optional.empty();
    private static final Optional<Close> NOT_CLOSE = Optional.empty();
    private static final Optional<Close> CLOSE_TO_BOBS = Optional.of(new Close(OTHER, BOB));
    private static final Optional<Close> CLOSE_TO_ANNS = Optional.of(new Close(OTHER, ANN));
    private static final Optional<UUID> NOT_NEAR = Optional.empty();
    private static final Optional<Proven> UNKNOWN = Optional.empty();
    private static final Optional<Proven> ANN_SIGNED = Optional.of(new Proven(ANN, Proof.SIGNATURE));
    private static final Optional<Proven> BOB_SIGNED = Optional.of(new Proven(BOB, Proof.SIGNATURE));
    private static final Optional<Proven> ANN_PAID = Optional.of(new Proven(ANN, Proof.PAYMENT));

    private static final Verdict BY_INTENT = new Credit(ANN, MatchedBy.INTENT, Optional.of(INTENT));
    private static final Verdict BY_SENDER = new Credit(ANN, MatchedBy.SENDER, Optional.empty());
    private static final Verdict STRANGER = new Unmatched(Reason.UNKNOWN_SENDER, Optional.empty());
    private static final Verdict TOO_LATE = new Unmatched(Reason.LATE, Optional.of(INTENT));
    private static final Verdict TWICE = new Unmatched(Reason.PAID_TWICE, Optional.of(INTENT));
    private static final Verdict WRONG = new Unmatched(Reason.WRONG_AMOUNT, Optional.of(OTHER));

    static Stream<Arguments> rules() {
        return Stream.of(
                rule("an open intent", IN_TIME, OPEN, NOT_CLOSE, UNKNOWN, BY_INTENT),
                rule("its very last block", END, OPEN, NOT_CLOSE, UNKNOWN, BY_INTENT),
                rule("whoever pays it, even from another's address", IN_TIME, OPEN, NOT_CLOSE, BOB_SIGNED, BY_INTENT),
                rule("our clock a little ahead", BEGIN.minusSeconds(59), OPEN, NOT_CLOSE, UNKNOWN, BY_INTENT),
                rule("paid before it was announced", BEGIN.minusSeconds(61), OPEN, NOT_CLOSE, UNKNOWN, STRANGER),
                rule(
                        "paid before, from a proven sender",
                        BEGIN.minusSeconds(61),
                        OPEN,
                        NOT_CLOSE,
                        ANN_SIGNED,
                        BY_SENDER),
                rule("late", LATE, OPEN, NOT_CLOSE, UNKNOWN, TOO_LATE),
                rule("late, from its own customer", LATE, OPEN, NOT_CLOSE, ANN_PAID, BY_SENDER),
                rule("late, from another customer", LATE, OPEN, NOT_CLOSE, BOB_SIGNED, TOO_LATE),
                rule("twice", IN_TIME, PAID, NOT_CLOSE, UNKNOWN, TWICE),
                rule("twice, from its own customer", IN_TIME, PAID, NOT_CLOSE, ANN_SIGNED, BY_SENDER),
                rule("twice, from another customer", IN_TIME, PAID, NOT_CLOSE, BOB_SIGNED, TWICE),
                rule("from nobody", IN_TIME, NO_INTENT, NOT_CLOSE, UNKNOWN, STRANGER),
                rule("from nobody, close to an intent", IN_TIME, NO_INTENT, CLOSE_TO_BOBS, UNKNOWN, WRONG),
                rule("from a signer", IN_TIME, NO_INTENT, NOT_CLOSE, ANN_SIGNED, BY_SENDER),
                rule("from a signer, close to another's", IN_TIME, NO_INTENT, CLOSE_TO_BOBS, ANN_SIGNED, BY_SENDER),
                rule("from a payer", IN_TIME, NO_INTENT, NOT_CLOSE, ANN_PAID, BY_SENDER),
                rule("from a payer, close to its own intent", IN_TIME, NO_INTENT, CLOSE_TO_ANNS, ANN_PAID, BY_SENDER),
                rule(
                        "from a payer, close to another's: it may be an exchange",
                        IN_TIME,
                        NO_INTENT,
                        CLOSE_TO_BOBS,
                        ANN_PAID,
                        WRONG));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void aPaymentFindsItsCustomer(
            String name,
            Instant block,
            Optional<Announced> exact,
            Optional<Close> close,
            Optional<Proven> proven,
            Verdict expected) {
        assertThat(MATCHING.judge(payment(5_000_123, true), block, new Candidates(exact, close, NOT_NEAR, proven)))
                .isEqualTo(expected);
    }

    @Test
    void aLittleLessThanAnnouncedIsWrongFromAStrangerAndChangesNothingElse() {
        Optional<UUID> near = Optional.of(OTHER);
        assertThat(near(NOT_CLOSE, near, UNKNOWN)).isEqualTo(WRONG);
        assertThat(near(CLOSE_TO_BOBS, Optional.of(INTENT), UNKNOWN)).isEqualTo(WRONG);
        assertThat(near(NOT_CLOSE, near, ANN_PAID)).isEqualTo(BY_SENDER);
        assertThat(near(NOT_CLOSE, near, ANN_SIGNED)).isEqualTo(BY_SENDER);
    }

    private static Verdict near(Optional<Close> close, Optional<UUID> near, Optional<Proven> proven) {
        return MATCHING.judge(payment(5_000_123, true), IN_TIME, new Candidates(NO_INTENT, close, near, proven));
    }

    @Test
    void whatAContractSendsIsNotItsPayersBySendingAlone() {
        Candidates payer = new Candidates(NO_INTENT, NOT_CLOSE, NOT_NEAR, ANN_PAID);
        assertThat(MATCHING.judge(payment(5_000_000, false), IN_TIME, payer)).isEqualTo(STRANGER);
        Candidates intent = new Candidates(OPEN, NOT_CLOSE, NOT_NEAR, UNKNOWN);
        assertThat(MATCHING.judge(payment(5_000_123, false), IN_TIME, intent)).isEqualTo(BY_INTENT);
    }

    @Test
    void belowTheMinimumNothingButAnIntentCounts() {
        Candidates signer = new Candidates(NO_INTENT, CLOSE_TO_BOBS, NOT_NEAR, ANN_SIGNED);
        assertThat(MATCHING.judge(payment(999_999, true), IN_TIME, signer)).isEqualTo(new Noise());
        assertThat(MATCHING.judge(payment(999_999, true), IN_TIME, new Candidates(OPEN, NOT_CLOSE, NOT_NEAR, UNKNOWN)))
                .isEqualTo(BY_INTENT);
        assertThat(MATCHING.isDust(payment(9_999, true))).isTrue();
        assertThat(MATCHING.isDust(payment(10_000, true))).isFalse();
    }

    @Test
    void drawnAmountsAreNeverRoundAndLieJustAbove() {
        IntentAmounts amounts = new IntentAmounts(new SecureRandom());
        for (int tries = 0; tries < 200; tries++) {
            long most = tries < 2 ? 9_999 : 99_999;
            assertThat(java.util.stream.LongStream.of(amounts.draw(100_000_000, tries)))
                    .allMatch(exact -> exact % 10_000 != 0 && exact > 100_000_000 && exact <= 100_000_000 + most);
        }
    }

    private static Arguments rule(
            String name,
            Instant block,
            Optional<Announced> exact,
            Optional<Close> close,
            Optional<Proven> proven,
            Verdict verdict) {
        return Arguments.of(name, block, exact, close, proven, verdict);
    }

    private static Optional<Announced> announced(boolean credited) {
        return Optional.of(new Announced(INTENT, ANN, credited, BEGIN, END));
    }

    private static Incoming payment(long micros, boolean signed) {
        return new Incoming(0, SENDER, Money.trx(micros), signed);
    }
}
