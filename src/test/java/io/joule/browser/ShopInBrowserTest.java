package io.joule.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A newcomer goes through the whole shop on the sandbox's chat page: on a desk and on a narrow phone, in both
 * languages.
 */
@NeedsBrowser
@QuarkusTest
@TestProfile(BrowserSandbox.class)
class ShopInBrowserTest {

    private static Playwright playwright;
    private static Browser browser;

    @TestHTTPResource
    URI url;

    @BeforeAll
    static void openBrowser() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new LaunchOptions().setExecutablePath(NeedsBrowser.BROWSER));
    }

    @AfterAll
    static void closeBrowser() {
        playwright.close();
    }

    @ParameterizedTest
    @EnumSource(Guest.class)
    void aNewcomerGoesFromTheFirstAddressToTheReceipt(Guest guest) {
        try (Phone phone = new Phone(browser, guest, url.toString().replaceFirst("/$", ""))) {
            phone.start().sees("TRON energy desk", "TRON 能量闪租").shot("menu");
            keepsAddresses(phone, guest);
            topsUp(phone);
            rents(phone, guest);
            usesAPackage(phone, guest);
            readsTheOrders(phone);
        }
    }

    private static void keepsAddresses(Phone phone, Guest guest) {
        phone.press("Wallets", "钱包管理").sees("Nothing is kept here yet", "还没有保存地址");
        phone.press("Add", "添加").sees("Paste one or several", "请粘贴一个或多个").shot("address-asked");
        String own = guest.address();
        phone.write(own + " " + guest.reads("Savings", "储蓄") + "\n" + own.substring(0, 33))
                .sees("saved", "已保存")
                .sees("it has 33 characters", "共 33 个字符")
                .shot("addresses");
        phone.press("Savings", "储蓄").sees(own).sees("TRX").shot("address");
        phone.sees("Default", "默认地址");
        phone.press("Delete", "删除").sees("The address is deleted", "地址已删除").shot("address-deleted");
        phone.press("Bring it back", "撤销删除").sees(own);
        phone.press("Back", "返回").sees("Your addresses", "我的地址");
        phone.press("Main menu", "主菜单").sees("TRON energy desk", "TRON 能量闪租");
    }

    private static void topsUp(Phone phone) {
        phone.press("Top up", "充值").sees("How much do you want", "您要充值多少").shot("topup");
        phone.press("50 TRX").sees("Send exactly", "准确金额").shot("topup-asked");
        phone.pay().sees("Your payment is seen", "已看到您的付款").shot("topup-seen");
        phone.seesNo("Send exactly", "准确金额");
        RestAssured.given()
                .contentType(ContentType.JSON)
                .body(Map.of("seconds", 90))
                .post("/sandbox/api/clock/advance")
                .then()
                .statusCode(200);
        phone.sees("✅ Credited", "✅ 已到账").sees("50.").shot("topup-credited");
    }

    private static void rents(Phone phone, Guest guest) {
        phone.press("Rent energy", "租用能量")
                .sees("Price", "价格")
                .sees(guest.address())
                .sees("2.925 TRX");
        phone.shot("rental").press("131 000").sees("5.895 TRX");
        phone.press("65 000")
                .sees("2.925 TRX")
                .press("Buy", "购买")
                .sees("Good until", "有效期至")
                .shot("quote");
        phone.press("Confirm", "确认下单")
                .sees("The energy is there", "能量已到账")
                .sees("Active until", "有效期至")
                .shot("order-active");
        phone.press("Main menu", "主菜单").sees("TRON energy desk", "TRON 能量闪租");
    }

    private static void usesAPackage(Phone phone, Guest guest) {
        phone.press("Packages", "笔数套餐").sees("none yet", "暂无").shot("packages");
        phone.press("10 × 65 000")
                .sees("Buy this package?", "确认购买？")
                .sees("29.25 TRX")
                .shot("package-asked");
        phone.press("Buy", "购买").sees("10 of 10", "剩余 10 / 10");
        phone.shot("package-bought").press("Use one of 65 000", "使用一笔 65 000").sees(guest.address());
        phone.shot("package-use").press("Use it now", "立即使用").sees("The energy is there", "能量已到账");
        phone.shot("package-order").write("/packages").sees("9 of 10", "剩余 9 / 10");
        phone.press("Uses", "使用记录").sees("Uses of this package", "套餐使用记录").shot("package-uses");
    }

    private static void readsTheOrders(Phone phone) {
        phone.write("/orders")
                .sees("Newest first", "最新的在前")
                .sees("1 hour", "1 小时")
                .shot("orders");
        phone.press("65 000")
                .sees("Delegated in", "委托交易")
                .sees("Active until", "有效期至")
                .shot("order");
        // The newest order is a use of the package, and is repeated as one.
        phone.press("Again", "再来一单").sees("Use a prepaid transfer", "使用一笔套餐");
    }
}
