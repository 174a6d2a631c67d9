package io.joule.keys.command;

import io.joule.base.DatabaseUrl;
import io.joule.keys.Keyset;
import io.joule.keys.KeysetFault;
import io.joule.keys.KeysetSource;
import io.joule.keys.SealBroken;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The keyset by hand: to rotate, run rotate, give every instance the new keyset, then reencrypt, then prune. */
@Command(
        name = "keys",
        description = {
            "Makes and rotates the keyset (ENCRYPTION_KEY) that seals the wallets' private keys.",
            "To rotate: `rotate`, start every instance with the new keyset, `reencrypt`, `prune`, start them again."
        })
public final class KeysCommand implements Callable<Integer> {

    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    private boolean help;

    public KeysCommand() {
        this(System.getenv());
    }

    public KeysCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return spec.exitCodeOnInvalidInput();
    }

    @Command(name = "new", description = "Prints a new keyset (base64). Keep it where the database's backup is not.")
    int generate() {
        return printed(Keyset::generate);
    }

    @Command(description = "Prints the keyset of ENCRYPTION_KEY with a new primary key; the older keys still open.")
    int rotate() {
        return printed(() -> keyset().rotated());
    }

    @Command(description = "Seals every key in DATABASE_URL anew with the primary key of ENCRYPTION_KEY, all or none.")
    int reencrypt() {
        return guarded(() -> {
            DatabaseUrl database = database().orElseThrow(() -> new KeysetFault("DATABASE_URL is not set."));
            say(new KeyTable(database).reencrypt(keyset()) + " keys sealed with the primary key.");
        });
    }

    @Command(description = "Prints the keyset with only its primary key, once every key in DATABASE_URL opens with it.")
    int prune() {
        return printed(() -> {
            Keyset pruned = keyset().pruned();
            Optional<DatabaseUrl> database = database();
            if (database.isPresent()) {
                say(new KeyTable(database.get()).check(pruned) + " keys open with the primary key alone.");
            } else {
                say("DATABASE_URL is not set: nothing was checked. Run `keys reencrypt` before using this keyset.");
            }
            return pruned;
        });
    }

    private Keyset keyset() {
        return KeysetSource.of(environment).read();
    }

    private Optional<DatabaseUrl> database() {
        return Optional.ofNullable(environment.get("DATABASE_URL"))
                .filter(url -> !url.isBlank())
                .map(DatabaseUrl::parse);
    }

    private int printed(Callable<Keyset> step) {
        return guarded(() -> spec.commandLine().getOut().println(step.call().secretText()));
    }

    private int guarded(Step step) {
        try {
            step.run();
            return 0;
        } catch (KeysetFault | SealBroken | IllegalArgumentException e) {
            say(e.getMessage());
        } catch (SQLException e) {
            say("The database did not do it, nothing was changed: " + e.getMessage());
        } catch (Exception e) {
            say("This failed, nothing was changed: " + e.getClass().getSimpleName());
        }
        return 1;
    }

    private void say(String sentence) {
        spec.commandLine().getErr().println(sentence);
    }

    private interface Step {
        void run() throws Exception;
    }
}
