package io.joule;

import io.joule.keys.command.KeysCommand;
import io.joule.start.Launch;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;

/** {@code java -jar quarkus-run.jar} starts the desk; {@code … keys …} works on the keyset and starts nothing. */
@QuarkusMain
public final class JouleMain {

    public static void main(String... args) {
        if (args.length > 0 && args[0].equals("keys")) {
            String[] rest = Arrays.copyOfRange(args, 1, args.length);
            System.exit(new CommandLine(new KeysCommand()).execute(rest));
        }
        List<String> faults = Launch.prepare();
        if (faults.isEmpty()) {
            Quarkus.run(args);
        } else {
            faults.forEach(fault -> System.err.println("joule: " + fault));
            System.exit(1);
        }
    }
}
