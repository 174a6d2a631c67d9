package io.joule.bot.topup;

import io.joule.base.Clock;
import io.joule.base.Refusal;
import io.joule.bot.card.Show;
import io.joule.bot.card.Step;
import io.joule.bot.card.Visit;
import io.joule.bot.conversation.Refused;
import io.joule.deposit.DepositConfig;
import io.joule.deposit.DepositIntent;
import io.joule.deposit.IntentService;
import io.joule.deposit.IntentStatus;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Announces payments. One of the same amount that is awaited anyway is shown again: asking twice is not two. */
@ApplicationScoped
class TopUpAmounts {

    private static final int RECENT = 20;
    private static final Pattern UNCLEAR = Pattern.compile(",[0-9]{3}(?![0-9])");

    private final IntentService intents;
    private final DepositConfig config;
    private final Clock clock;

    TopUpAmounts(IntentService intents, DepositConfig config, Clock clock) {
        this.intents = intents;
        this.config = config;
        this.clock = clock;
    }

    Uni<Step> announce(TopUp before, String text, Visit visit) {
        TopUp state = TopUp.amount(named(text).orElse(before.asset()), "");
        Optional<Money> asked = read(text, state.asset());
        if (asked.isEmpty()) {
            return Step.stay(TopUp.amount(
                            state.asset(), visit.texts(TopUpMessages.class).noAmount()))
                    .now();
        }
        return awaited(visit.customer())
                .map(open -> open.stream()
                        .filter(intent -> intent.asked().equals(asked.get()) && isFresh(intent))
                        .findFirst())
                .chain(same -> same.map(intent -> Uni.createFrom().item(intent))
                        .orElseGet(() -> intents.open(visit.customer(), asked.get())))
                .map(intent -> Step.stay(state.pay(intent.id().toString())))
                .onFailure(Refusal.class)
                .recoverWithItem(
                        refusal -> Step.stay(TopUp.amount(state.asset(), why((Refusal) refusal, state, visit))));
    }

    /** Announced payments that have not come yet, newest first. */
    Uni<List<DepositIntent>> awaited(long customer) {
        return intents.list(customer, Optional.empty(), RECENT)
                .map(all -> all.stream()
                        .filter(intent -> intent.status() == IntentStatus.OPEN || intent.status() == IntentStatus.SEEN)
                        .toList());
    }

    /** Time enough is left to pay it. */
    private boolean isFresh(DepositIntent intent) {
        return intent.status() == IntentStatus.OPEN
                && clock.now().plus(config.expiry().dividedBy(2)).isBefore(intent.expiresAt());
    }

    private String why(Refusal refusal, TopUp state, Visit visit) {
        TopUpMessages texts = visit.texts(TopUpMessages.class);
        return switch (refusal.code()) {
            case "out_of_range" ->
                texts.outOfRange(
                        Show.money(Money.parse(state.asset(), config.minimum().toPlainString())));
            case "too_many_open_intents" -> texts.tooMany(config.openPerCustomer());
            case "amount_not_free" -> texts.notFree();
            case "currency_not_accepted" -> texts.noUsdt();
            case "deposits_closed" -> texts.closed();
            default -> Refused.words(refusal, visit);
        };
    }

    private static Optional<Asset> named(String text) {
        return Arrays.stream(Asset.values())
                .filter(asset -> text.toUpperCase(Locale.ROOT).contains(asset.name()))
                .findFirst();
    }

    /** A comma before three digits may mean a thousand or a fraction: that is asked again, not guessed. */
    private static Optional<Money> read(String text, Asset asset) {
        if (UNCLEAR.matcher(text).find()) {
            return Optional.empty();
        }
        String plain = text.replaceAll("(?i)trx|usdt|[\\s\u00a0_]", "").replace(',', '.');
        try {
            return Optional.of(Money.parse(asset, plain)).filter(Money::isPositive);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
