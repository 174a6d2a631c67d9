package io.joule.watch.books;

import io.joule.base.Sql;
import io.joule.ledger.Drift;
import io.joule.ledger.LedgerProof;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.watch.books.MoneySql.Held;
import io.joule.watch.books.MoneySql.Unmatched;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** The books in themselves: balances that add up, and money held for orders that are open. */
@ApplicationScoped
class LedgerCheck implements BooksCheck {

    private static final int SHOWN = 200;

    private final Sql sql;
    private final LedgerProof ledger;

    LedgerCheck(Sql sql, LedgerProof ledger) {
        this.sql = sql;
        this.ledger = ledger;
    }

    @Override
    public Uni<List<Area>> areas() {
        return Uni.createFrom()
                .item(List.of(
                        new Area("trial balance", this::trial),
                        new Area("accounts", this::accounts),
                        new Area("held money", this::held),
                        new Area("unmatched money", this::unmatched)));
    }

    private Uni<Verdict> trial() {
        return ledger.trialBalance()
                .map(sums -> Verdict.of(
                        "trial balance",
                        sums.entrySet().stream()
                                .filter(sum -> sum.getValue().micros() != 0)
                                .map(LedgerCheck::trial)
                                .toList()));
    }

    private Uni<Verdict> accounts() {
        return ledger.accounts(SHOWN)
                .map(found -> Verdict.of(
                        "accounts", found.stream().map(LedgerCheck::account).toList()));
    }

    private Uni<Verdict> held() {
        return MoneySql.held(sql.pool(), SHOWN)
                .map(found -> Verdict.of(
                        "held money", found.stream().map(LedgerCheck::held).toList()));
    }

    private Uni<Verdict> unmatched() {
        return MoneySql.unmatched(sql.pool())
                .map(found -> Verdict.of(
                        "unmatched money",
                        found.stream().map(LedgerCheck::unmatched).toList()));
    }

    private static Seen trial(Map.Entry<Asset, Money> sum) {
        return Seen.of(
                FindingKind.TRIAL_BALANCE,
                sum.getKey().name(),
                Money.zero(sum.getKey()).toString(),
                sum.getValue().toString(),
                sum.getValue().micros(),
                "All balances of an asset together are zero, or somebody wrote into the books past the ledger.");
    }

    private static Seen account(Drift drift) {
        return Seen.of(
                FindingKind.ACCOUNT_DRIFT,
                Long.toString(drift.account()),
                drift.postings().toString(),
                drift.balance().toString(),
                drift.balance().minus(drift.postings()).micros(),
                "The account's balance is not what its last posting left: somebody wrote into the books past the ledger.");
    }

    private static Seen unmatched(Unmatched one) {
        return Seen.of(
                FindingKind.UNMATCHED_MONEY,
                one.kept().asset().name(),
                one.kept().toString(),
                one.booked().toString(),
                one.booked().micros() - one.kept().micros(),
                "The account of unmatched payments is not what those add up to that are open or on their way back.");
    }

    private static Seen held(Held held) {
        return Seen.of(
                FindingKind.HELD_MONEY,
                Long.toString(held.customer()),
                Money.trx(held.ordersMicros()).toString(),
                Money.trx(held.heldMicros()).toString(),
                held.heldMicros() - held.ordersMicros(),
                "What is held of this customer's money is not what the customer's open orders cost.");
    }
}
