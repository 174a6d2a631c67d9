package io.joule.watch.books;

import static io.joule.delegation.OpenDesk.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import io.joule.sandbox.node.Fault;
import io.joule.sandbox.node.FaultKind;
import io.joule.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A desk under load, whose nodes drop and lose transactions and whose blocks roll back, gives nothing to tell, whenever
 * its books are compared. {@code -Dsim.seed} and {@code -Dbooks.steps} widen it.
 */
class QuietDeskTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final long SEED = Long.getLong("sim.seed", 20261124);
    private static final int STEPS = Integer.getInteger("books.steps", 120);
    private static final String BROADCAST = "/wallet/broadcasthex";

    private final SplittableRandom random = new SplittableRandom(SEED);

    /** Chain time jumps here without the engine's help, so what comes home late is late for the test's sake. */
    private final BooksDesk books = new BooksDesk(DATABASE, 50_000, "2h");

    private int inFlight;

    @Test
    void hasNothingToTellWhateverIsOnItsWay() {
        try (books) {
            for (int step = 0; step < STEPS; step++) {
                String what = move();
                Report report = books.run();
                assertThat(report.undecided()).isEmpty();
                assertThat(books.all())
                        .as("seed %d, step %d, after %s", SEED, step, what)
                        .isEmpty();
                inFlight += books.desk.number("select count(*) from chain_tx where status <> 'solidified'") > 0 ? 1 : 0;
            }
            long delegations = books.desk.number("select count(*) from delegation where status <> 'dropped'");
            long home = books.desk.number("select count(*) from delegation where status = 'reclaimed'");
            System.out.printf(
                    "%d comparisons, %d of them with transactions on their way, %d delegations, %d of them home, no finding;"
                            + " seed %d%n",
                    STEPS, inFlight, delegations, home, SEED);
            assertThat(inFlight).as("most looks fall on a busy desk").isGreaterThan(STEPS / 3);
            assertThat(delegations).isGreaterThan(STEPS / 12);

            books.delegate(FIRST, BooksDesk.OTHER.address(), 1_000_000);
            assertThat(books.found())
                    .as("and what is not right is seen all the same")
                    .isNotEmpty()
                    .allMatch(f -> f.kind() == FindingKind.UNKNOWN_DELEGATION);
        }
    }

    private String move() {
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> {
                books.desk.place(5_000 + random.nextInt(20_000));
                books.desk.work();
                return "an order";
            }
            case 3 -> {
                books.desk.node().faults.add(new Fault(fault(), BROADCAST, 1, 0));
                books.desk.place(5_000);
                books.desk.work();
                return "an order with a fault";
            }
            case 4 -> {
                books.desk.node().chain.rollback(1 + random.nextInt(3));
                books.desk.node().pass(Duration.ofSeconds(2));
                books.blocks(1);
                return "a rollback";
            }
            case 5 -> {
                books.desk.node().blocks(1 + random.nextInt(6));
                return "blocks that nobody has looked at";
            }
            case 6 -> {
                books.desk.node().chain.advance(Duration.ofMinutes(8).toSeconds());
                books.desk.node().pass(Duration.ofSeconds(20));
                books.desk.track();
                books.desk.reclaim();
                return "eight minutes and reclaims";
            }
            case 7 -> {
                books.desk.reclaim();
                return "reclaims";
            }
            case 8 -> {
                books.desk.node().pass(Duration.ofSeconds(7));
                books.desk.work();
                books.desk.track();
                return "a look for what is in doubt";
            }
            default -> {
                books.blocks(1 + random.nextInt(4));
                books.desk.work();
                return "blocks";
            }
        }
    }

    private FaultKind fault() {
        List<FaultKind> kinds = List.of(FaultKind.DROP_REQUEST, FaultKind.DROP_ANSWER, FaultKind.NEVER_INCLUDED);
        return kinds.get(random.nextInt(kinds.size()));
    }
}
