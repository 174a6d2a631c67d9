package io.joule.sandbox;

/**
 * The command line of {@link SandboxProcess}.
 *
 * @param tied whether the program ends when its standard input does, so that it never outlives a test that started it
 */
record SandboxArguments(int port, long blockTimeMs, int solidLag, boolean manual, boolean tied) {

    private static final String KNOWN = "--port=N --block-time=MILLIS --solid-lag=BLOCKS --manual --tied";

    static SandboxArguments parse(String[] args) {
        SandboxArguments parsed = new SandboxArguments(18_090, 3_000, 19, false, false);
        for (String arg : args) {
            parsed = parsed.with(arg);
        }
        return parsed;
    }

    private SandboxArguments with(String arg) {
        String[] parts = arg.split("=", 2);
        long value = parts.length == 2 ? number(parts[1], arg) : 0;
        return switch (parts[0]) {
            case "--port" -> new SandboxArguments((int) value, blockTimeMs, solidLag, manual, tied);
            case "--block-time" -> new SandboxArguments(port, value, solidLag, manual, tied);
            case "--solid-lag" -> new SandboxArguments(port, blockTimeMs, (int) value, manual, tied);
            case "--manual" -> new SandboxArguments(port, blockTimeMs, solidLag, true, tied);
            case "--tied" -> new SandboxArguments(port, blockTimeMs, solidLag, manual, true);
            default -> throw new IllegalArgumentException("unknown argument " + arg + "; known: " + KNOWN);
        };
    }

    private static long number(String text, String arg) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(arg + " is no number; known: " + KNOWN, e);
        }
    }
}
