package io.joule.bot.invite;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Inviting others; Chinese: {@code messages/botInvite_zh.properties}. */
@MessageBundle("botInvite")
public interface InviteMessages {

    @Message("🎁 Invite")
    String title();

    @Message("Your link for others")
    String command();

    @Message("Whoever comes here for the first time by your link counts as brought by you.")
    String why();

    @Message("🔗 Make my link")
    String make();

    @Message("📋 Copy")
    String copy();

    @Message("Came by your link")
    String came();
}
