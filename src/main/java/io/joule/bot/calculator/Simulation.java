package io.joule.bot.calculator;

import io.joule.bot.card.CardMessages;
import io.joule.bot.card.Visit;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.money.Sun;
import io.joule.tron.Network;
import io.joule.tron.NodeTrouble;
import io.joule.tron.TransactionPlan;
import io.joule.tron.TronAddress;
import io.joule.tron.TronNetwork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Has a node try a USDT transfer without sending it, and tells the energy that it takes just now. */
@ApplicationScoped
class Simulation {

    private static final Pattern TRANSFER = Pattern.compile(
            "(T\\w{33})\\s+(T\\w{33})\\s+([0-9]{1,9}(?:[.,][0-9]{1,6})?)(?:\\s*USDT)?", Pattern.CASE_INSENSITIVE);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Sun FEE_LIMIT = Sun.ofTrx(100);
    /** The contract's factor moves every few hours: rounded up to whole steps of this. */
    private static final long STEP = 500;

    private final TronNetwork chain;
    private final Network network;

    Simulation(TronNetwork chain, Network network) {
        this.chain = chain;
        this.network = network;
    }

    /** @param text sender, receiver and amount, with spaces between */
    Uni<Calculation> run(String text, Visit visit) {
        CalculatorMessages texts = visit.texts(CalculatorMessages.class);
        Matcher parts = TRANSFER.matcher(text.strip());
        if (!parts.matches()) {
            return refuse(texts.noTransfer());
        }
        if (network.usdtContract().isEmpty()) {
            return refuse(texts.noUsdt());
        }
        Money amount = Money.parse(Asset.USDT, parts.group(3).replace(',', '.'));
        if (!amount.isPositive()) {
            return refuse(texts.zeroTransfer());
        }
        try {
            TransactionPlan plan = TransactionPlan.payment(
                    TronAddress.parse(parts.group(1)),
                    TronAddress.parse(parts.group(2)),
                    amount,
                    new TransactionPlan.Token(network.usdtContract().get(), FEE_LIMIT));
            return simulate(plan, visit);
        } catch (IllegalArgumentException e) {
            return refuse(texts.badTransfer());
        }
    }

    private Uni<Calculation> simulate(TransactionPlan plan, Visit visit) {
        CalculatorMessages texts = visit.texts(CalculatorMessages.class);
        Calculation unasked = Calculation.asking(
                Calculation.TRANSFER, visit.texts(CardMessages.class).noNode());
        return chain.simulate(plan)
                .map(call -> call.success() && call.energyUsed() > 0
                        ? Calculation.of(Calculation.TRANSFER, (call.energyUsed() + STEP - 1) / STEP * STEP)
                        : Calculation.asking(Calculation.TRANSFER, texts.wouldFail()))
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(unasked)
                .onFailure(NodeTrouble.class)
                .recoverWithItem(unasked);
    }

    private static Uni<Calculation> refuse(String why) {
        return Uni.createFrom().item(Calculation.asking(Calculation.TRANSFER, why));
    }
}
