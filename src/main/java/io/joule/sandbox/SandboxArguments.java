package io.joule.sandbox;

/** The command line of {@link SandboxProcess}. */
record SandboxArguments(int port, long blockTimeMs, int solidLag, boolean manual) {

    static SandboxArguments parse(String[] args) {
        SandboxArguments parsed = new SandboxArguments(18_090, 3_000, 19, false);
        for (String arg : args) {
            parsed = parsed.with(arg);
        }
        return parsed;
    }

    private SandboxArguments with(String arg) {
        String[] parts = arg.split("=", 2);
        String value = parts.length == 2 ? parts[1] : "";
        return switch (parts[0]) {
            case "--port" -> new SandboxArguments(Integer.parseInt(value), blockTimeMs, solidLag, manual);
            case "--block-time" -> new SandboxArguments(port, Long.parseLong(value), solidLag, manual);
            case "--solid-lag" -> new SandboxArguments(port, blockTimeMs, Integer.parseInt(value), manual);
            case "--manual" -> new SandboxArguments(port, blockTimeMs, solidLag, true);
            default -> throw new IllegalArgumentException("unknown argument " + arg
                    + "; known: --port=N --block-time=MILLIS --solid-lag=BLOCKS --manual");
        };
    }
}
