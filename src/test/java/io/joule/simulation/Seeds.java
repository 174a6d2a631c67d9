package io.joule.simulation;

/** For src/test/planted/run: tells histories from seed 1 on until one breaks a promise, and says which and when. */
public final class Seeds {

    private static final int ENOUGH_TO_TELL = 160;

    private Seeds() {}

    /** @param arguments how many seeds to try at most */
    public static void main(String[] arguments) {
        int most = Integer.parseInt(arguments[0]);
        long began = System.nanoTime();
        try (Control control = new Control()) {
            for (long seed = 1; seed <= most; seed++) {
                String checker = broken(seed, control);
                if (checker != null) {
                    System.out.printf("%s | %d | %.0f%n", checker, seed, (System.nanoTime() - began) / 1e9);
                    System.exit(0);
                }
            }
        }
        System.out.printf("SURVIVED | %d | %.0f%n", most, (System.nanoTime() - began) / 1e9);
        System.exit(1);
    }

    /** The checker that found something, or null. */
    private static String broken(long seed, Control control) {
        try {
            Run.tell(seed, control, new Journal());
            return null;
        } catch (Violation found) {
            String said = found.getMessage().replaceAll("[\\s|]+", " ");
            return found.checker() + " | " + said.substring(0, Math.min(said.length(), ENOUGH_TO_TELL));
        }
    }
}
