package io.joule.bot.packages;

import io.joule.bot.card.Html;
import io.joule.bot.card.Link;
import io.joule.bot.card.Show;
import io.joule.bot.card.Visit;
import io.joule.bot.conversation.Visitors;
import io.joule.notice.Outbox;
import io.joule.notice.telegram.InlineKeyboard;
import io.joule.prepaid.GiveBackListener;
import io.joule.prepaid.TransferPackage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Tells customers who talk with the bot what an operator did with their package. */
@ApplicationScoped
class PackageNews implements GiveBackListener {

    private final Visitors visitors;
    private final Outbox outbox;

    PackageNews(Visitors visitors, Outbox outbox) {
        this.visitors = visitors;
        this.outbox = outbox;
    }

    @Override
    public Uni<Void> givenBack(SqlConnection tx, TransferPackage before) {
        return visitors.tell(
                tx,
                before.customer(),
                visit -> outbox.notice(tx, before.customer(), text(before, visit), button(visit)));
    }

    private static String text(TransferPackage before, Visit visit) {
        PackageMessages texts = visit.texts(PackageMessages.class);
        return Html.of()
                .line(texts.wasGivenBack(before.left(), Show.number(before.energy())))
                .bold(texts.moneyBack(Show.money(before.rest())))
                .toString();
    }

    private static InlineKeyboard button(Visit visit) {
        String label = visit.texts(PackageMessages.class).button();
        return new InlineKeyboard(List.of(List.of(Link.button(label, Link.COMMAND + PackagesScreen.NAME))));
    }
}
