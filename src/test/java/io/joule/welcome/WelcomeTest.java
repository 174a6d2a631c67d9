package io.joule.welcome;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.joule.testing.NoNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(NoNode.class)
class WelcomeTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json"})
    void aProgramGetsTheBaselinesJson(String accept) {
        Response answer = given().accept(accept).get("/");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("application/json");
        assertThat(answer.<String>path("message")).isNotBlank();
        assertThat(answer.<String>path("version")).matches("\\d+\\.\\d+\\.\\d+.*");
    }

    @ParameterizedTest(name = "?lang={0} and Accept-Language {1}: {2}")
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "- | - | en",
                "- | zh-CN,zh;q=0.9,en;q=0.8 | zh",
                "- | fr-FR,zh-TW;q=0.5 | zh",
                "- | de | en",
                "- | en-GB,zh;q=0.5 | en",
                "zh | en | zh",
                "en | zh-CN | en",
                "xx | zh-CN | zh",
                "<script> | en | en"
            })
    void aBrowserGetsThePageInItsLanguage(String lang, String accepted, String language) {
        RequestSpecification request = given().accept(BROWSER);
        request = lang == null ? request : request.queryParam("lang", lang);
        Response answer = (accepted == null ? request : request.header("Accept-Language", accepted)).get("/");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("text/html");
        assertThat(answer.header("Content-Language")).isEqualTo(language);
        assertThat(answer.asString())
                .contains("<html lang=\"" + language + "\">")
                .doesNotContain("<script");
        assertThat(answer.asString()).contains(language.equals("zh") ? "从这里看起" : "Look around");
    }

    @Test
    void thePageSaysTheTruthWhenNoNodeAnswers() {
        assertThat(given().accept(BROWSER).get("/").asString())
                .contains("Running, with trouble")
                .contains("unknown");
    }

    @Test
    void thePageRunsNoScriptAndLoadsNothingFromElsewhere() {
        Response answer = given().accept(BROWSER).get("/");
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(Pattern.compile("(?:src|<link[^>]*href)=\"https?:")
                        .matcher(answer.asString())
                        .find())
                .isFalse();
        assertThat(answer.asString()).doesNotContain("style=\"").doesNotContain("onclick");
    }

    @Test
    void everythingThePageLinksToIsThere() {
        List<String> links = Pattern.compile("href=\"(/[^\"]*)\"")
                .matcher(given().accept(BROWSER).get("/").asString())
                .results()
                .map(m -> m.group(1))
                .filter(link -> !link.startsWith("/sandbox"))
                .toList();
        assertThat(links).contains("/docs/", "/openapi?format=json", "/health", "/q/metrics");
        assertThat(links)
                .allSatisfy(link -> assertThat(
                                given().urlEncodingEnabled(false).get(link).statusCode())
                        .isEqualTo(200));
    }
}
