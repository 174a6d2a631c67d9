package io.joule.bot.invite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.joule.bot.Shop;
import io.joule.sandbox.telegram.Talk;
import io.joule.testing.ShortRentals;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who brought whom, and how a group leads into the private chat. */
@QuarkusTest
@TestProfile(ShortRentals.class)
class InviteTest extends Shop {

    @Test
    void whoComesFirstByALinkIsBroughtByItsOwnerAndByNobodyElse() {
        Talk one = english();
        Talk other = chinese();
        String first = link(one.say("/invite").press("Make my link"), "📋 Copy");
        String second = link(other.say("/invite").press("生成我的链接"), "📋 复制");
        Talk guest = english().say("/start " + first).sees("energy desk");
        guest.say("/start " + second).sees("energy desk").say("/start " + first).sees("energy desk");
        other.say("/start " + first).sees("能量闪租");
        one.say("/start " + first).sees("energy desk");
        assertThat(number("select referrer_id from referral where user_id = " + guest.id()))
                .isEqualTo(one.id());
        assertThat(number("select count(*) from referral where referrer_id in (" + one.id() + "," + other.id() + ")"))
                .isOne();
        one.say("/invite").sees("Came by your link: 1");
        other.say("/invite").sees("0");
    }

    @Test
    void aCommandInAGroupIsAnsweredInPrivate() {
        Talk group = Talk.group(sandbox);
        Talk known = english().say("/start").sees("energy desk");
        known.sayIn(group, "/orders@JouleSandboxBot");
        known.sees("My orders");
        assertThat(group.cards()).isZero();
    }

    @Test
    void whoNeverCameGetsALinkToWhatTheCommandOpens() {
        Talk group = Talk.group(sandbox);
        Talk stranger = chinese();
        stranger.sayIn(group, "/rent");
        group.sees("私聊");
        assertThat(group.url("打开对话")).contains("https://t.me/JouleSandboxBot?start=go_rent");
        stranger.say("/start go_rent").sees("能量闪租").sees("尚未选择");
    }

    private static String link(Talk person, String copy) {
        await().atMost(Duration.ofSeconds(60)).until(() -> person.copied(copy).isPresent());
        return person.copied(copy).orElseThrow().replaceFirst(".*start=", "");
    }
}
