package io.joule.deposit;

import io.joule.deposit.Candidates.Announced;
import io.joule.deposit.Candidates.Close;
import io.joule.deposit.Candidates.Proven;
import io.joule.deposit.Verdict.Credit;
import io.joule.deposit.Verdict.Noise;
import io.joule.deposit.Verdict.Unmatched;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The rules by which a payment finds its customer (docs/adr/0010, 0011). Pure: the same facts give the same verdict, at
 * whatever time and in whatever run of blocks they are looked at.
 *
 * @param minimumMicros the smallest payment that is credited or kept without having been announced
 */
record Matching(long minimumMicros) {

    /** So much the clock of a block's producer may be behind ours. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    /** Payments of less than this part of the minimum are not even looked at. */
    private static final int DUST_PART = 100;

    /** True for what can't be anybody's announced payment either: intents begin at the minimum. */
    boolean isDust(Incoming payment) {
        return payment.amount().micros() < minimumMicros / DUST_PART;
    }

    Verdict judge(Incoming payment, Instant blockTime, Candidates candidates) {
        Optional<Announced> announced = candidates
                .exact()
                .filter(intent -> !blockTime.isBefore(intent.createdAt().minus(CLOCKS_DIFFER)));
        return announced
                .map(intent -> announced(intent, blockTime, candidates.proven()))
                .orElseGet(() -> unannounced(payment, candidates));
    }

    /** The amount names one customer: whoever sent it, it never goes to another one by itself. */
    private static Verdict announced(Announced intent, Instant blockTime, Optional<Proven> proven) {
        boolean late = blockTime.isAfter(intent.expiresAt());
        if (!intent.credited() && !late) {
            return new Credit(intent.customer(), MatchedBy.INTENT, Optional.of(intent.id()));
        }
        return proven.filter(p -> p.customer() == intent.customer())
                .<Verdict>map(p -> new Credit(p.customer(), MatchedBy.SENDER, Optional.empty()))
                .orElseGet(() ->
                        new Unmatched(intent.credited() ? Reason.PAID_TWICE : Reason.LATE, Optional.of(intent.id())));
    }

    private Verdict unannounced(Incoming payment, Candidates candidates) {
        if (payment.amount().micros() < minimumMicros) {
            return new Noise();
        }
        Optional<Proven> proven = candidates.proven().filter(p -> believed(p, payment, candidates));
        if (proven.isPresent()) {
            return new Credit(proven.get().customer(), MatchedBy.SENDER, Optional.empty());
        }
        return candidates
                .close()
                .map(Close::id)
                .or(candidates::near)
                .map(meant -> new Unmatched(Reason.WRONG_AMOUNT, Optional.of(meant)))
                .orElseGet(() -> new Unmatched(Reason.UNKNOWN_SENDER, Optional.empty()));
    }

    /** A proof by payment is worth less: it may be an exchange's address, and this another customer's slip. */
    private static boolean believed(Proven proven, Incoming payment, Candidates candidates) {
        boolean anothers = candidates
                .close()
                .filter(close -> close.customer() != proven.customer())
                .isPresent();
        return switch (proven.proof()) {
            case SIGNATURE -> true;
            case PAYMENT -> payment.signed() && !anothers;
        };
    }
}
