package io.joule.bot.card;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void aLabelHasTheColonOfItsScript() {
        assertThat(Html.of().fact("Balance", "12.5 TRX").fact("余额", "12.5 TRX"))
                .hasToString("Balance: <b>12.5 TRX</b>\n余额：<b>12.5 TRX</b>");
        assertThat(Html.of().label("您的 Telegram ID").code("12:30")).hasToString("您的 Telegram ID：<code>12:30</code>");
        assertThat(Html.colon("You have")).isEqualTo("You have:");
        assertThat(Html.colon("您拥有")).isEqualTo("您拥有：");
    }
}
