package io.joule.bot.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.joule.pricing.PriceHistory;
import io.joule.sandbox.telegram.SandboxTelegram;
import io.joule.sandbox.telegram.Talk;
import io.joule.testing.TelegramSandbox;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The market price as people see it. */
@QuarkusTest
@TestProfile(TelegramSandbox.class)
class MarketTest {

    private static final int BLUE = 0x2481CC;
    private static final int RED = 0xE53935;

    @Inject
    SandboxTelegram sandbox;

    @Inject
    PriceHistory history;

    @Test
    void ourPricesStandBesideThePriceOfBurningWithAPicture() throws IOException {
        Talk person =
                Talk.stranger(sandbox, "en").say("/start").press("Market price").sees("What energy costs");
        person.sees("1 hour: 45 sun per unit · one USDT transfer 2.925").sees("Burning instead: 100 sun");
        assertThat(person.card().path("photo").asBoolean()).isTrue();
        byte[] photo = RestAssured.get("/sandbox/chat/api/photo?user=" + person.id() + "&message="
                        + person.card().path("id").asLong())
                .asByteArray();
        BufferedImage chart = ImageIO.read(new ByteArrayInputStream(photo));
        assertThat(chart.getWidth()).isEqualTo(800);
        assertThat(colors(chart)).contains(BLUE, RED);
    }

    @Test
    void itSpeaksChinese() {
        Talk.stranger(sandbox, "zh-hans")
                .say("/price")
                .sees("能量价格")
                .sees("直接燃烧")
                .sees("最近 24 小时");
    }

    private static java.util.Set<Integer> colors(BufferedImage picture) {
        return IntStream.range(0, picture.getWidth() * picture.getHeight())
                .mapToObj(i -> picture.getRGB(i % picture.getWidth(), i / picture.getWidth()) & 0xFFFFFF)
                .collect(java.util.stream.Collectors.toSet());
    }
}
