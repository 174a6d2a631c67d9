package io.joule.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips a test where there is no browser, or nothing to drive one, and says so in one line. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsBrowser.Condition.class)
@interface NeedsBrowser {

    /** The browser of this machine; none is ever downloaded. */
    Path BROWSER = Path.of(System.getProperty("joule.browser", "/usr/bin/chromium"));

    /** What the build's profile `browser` brings. */
    String DRIVER = "com.microsoft.playwright.impl.driver.jar.DriverJar";

    class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (!Files.isExecutable(BROWSER)) {
                return skipped("there is no " + BROWSER + " (Debian: apt-get install chromium)");
            }
            try {
                Class.forName(DRIVER);
                return ConditionEvaluationResult.enabled("a browser and its driver are there");
            } catch (ClassNotFoundException e) {
                return skipped("the browser's driver is not there (mvn -Pbrowser)");
            }
        }

        private static ConditionEvaluationResult skipped(String why) {
            System.out.println("The browser tests are skipped: " + why);
            return ConditionEvaluationResult.disabled(why);
        }
    }
}
