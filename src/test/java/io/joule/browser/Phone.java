package io.joule.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The chat page as a guest has it before them: they press what they see, write, and read the last card. */
final class Phone implements AutoCloseable {

    private static final String CARDS = ".message:not(.mine)";
    private static final Path SHOTS = Path.of("target", "screenshots");
    private static final double PATIENCE_MS = Duration.ofSeconds(60).toMillis();
    /** Who has not scrolled back sees the last button whole. */
    private static final String AT_THE_END =
            "() => (list => list.scrollHeight - list.scrollTop - list.clientHeight < 2)(document.getElementById('messages'))";

    /** What is cut off, or pushes its box apart. */
    private static final String TOO_WIDE = """
            () => [...document.querySelectorAll('body, nav, header, #toast, #quickpay, .bubble, .keyboard *')]
              .filter(node => node.scrollWidth > node.clientWidth + 1).map(node => node.textContent)""";

    private static final int LATENCY_MS = 200;

    private final Guest guest;
    private final BrowserContext context;
    private final Page page;
    private final List<String> faults = new ArrayList<>();
    private int shots;

    Phone(Browser browser, Guest guest, String url) {
        this.guest = guest;
        context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(guest.width, guest.height)
                .setDeviceScaleFactor(2)
                .setTimezoneId("UTC")
                .setLocale(guest.reads("en-GB", "zh-CN")));
        context.setDefaultTimeout(PATIENCE_MS);
        page = context.newPage();
        page.onPageError(faults::add);
        if (guest.width < 500) {
            comeLate();
        }
        page.navigate(url + "/sandbox/chat#" + guest.id);
    }

    /** On the way everything comes late, pictures after the card that they are in. */
    private void comeLate() {
        CDPSession session = context.newCDPSession(page);
        session.send("Network.enable");
        JsonObject conditions = new JsonObject();
        conditions.addProperty("offline", false);
        conditions.addProperty("latency", LATENCY_MS);
        conditions.addProperty("downloadThroughput", -1);
        conditions.addProperty("uploadThroughput", -1);
        session.send("Network.emulateNetworkConditions", conditions);
    }

    /** The big button of a chat in which nothing was said yet. */
    Phone start() {
        page.locator("#start").click();
        return this;
    }

    Phone press(String english, String chinese) {
        return press(guest.reads(english, chinese));
    }

    /** The first button of the last card whose label holds this. */
    Phone press(String label) {
        button(label).click();
        return this;
    }

    Phone write(String text) {
        page.locator("#text").fill(text);
        page.locator("#text").press("Enter");
        return this;
    }

    /** What the card asks for, from the guest's demo wallet. */
    Phone pay() {
        page.locator("#quickpay").click();
        return this;
    }

    Phone sees(String english, String chinese) {
        return sees(guest.reads(english, chinese));
    }

    /** Waits until the last card says this. */
    Phone sees(String text) {
        assertThat(card()).containsText(text, new ContainsTextOptions().setTimeout(PATIENCE_MS));
        return this;
    }

    /** The last card does not say this. */
    Phone seesNo(String english, String chinese) {
        assertThat(card()).not().containsText(guest.reads(english, chinese));
        return this;
    }

    /** Keeps a picture of the page, on which there is one card, with its end in view, and nothing may stick out. */
    Phone shot(String name) {
        assertThat(page.locator(CARDS)).hasCount(1, new HasCountOptions().setTimeout(PATIENCE_MS));
        page.waitForFunction("() => [...document.images].every(image => image.complete)");
        page.waitForFunction(AT_THE_END);
        String file = "%02d-%s.png".formatted(++shots, name);
        String folder = guest.name().toLowerCase(Locale.ROOT) + "-" + guest.language;
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SHOTS.resolve(folder).resolve(file))
                .setAnimations(ScreenshotAnimations.DISABLED));
        assertThat((List<?>) page.evaluate(TOO_WIDE)).as("too wide on " + file).isEmpty();
        return this;
    }

    @Override
    public void close() {
        context.close();
        assertThat(faults).as("errors on the page").isEmpty();
    }

    private Locator card() {
        return page.locator(CARDS).last();
    }

    private Locator button(String label) {
        return card().locator(".keyboard button")
                .filter(new Locator.FilterOptions().setHasText(label))
                .first();
    }
}
