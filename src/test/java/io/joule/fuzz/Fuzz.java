package io.joule.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Feeds spoiled input to what reads from outside. First comes the corpus in {@code src/test/resources/fuzz/<target>/}:
 * what once failed. Then, for a while, random spoilings of good input.
 *
 * <p>{@code -Dfuzz.seconds=600} tries longer; {@code -Dfuzz.seed=…} begins with the case of that seed, as a failure
 * prints it.
 */
public final class Fuzz {

    /** Whoever reads must come to an end; on a busy machine, too. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private static final Duration WHILE =
            Duration.ofMillis(Long.getLong("fuzz.seconds") == null ? 1_000 : 1_000 * Long.getLong("fuzz.seconds"));

    private final String target;
    private final List<byte[]> seeds;

    private Fuzz(String target, List<byte[]> seeds) {
        this.target = target;
        this.seeds = seeds;
    }

    /** Throws only what must not happen: expected refusals it catches itself. */
    public interface Reader {
        void read(byte[] input) throws Exception;
    }

    public static Fuzz of(String target, List<byte[]> seeds) {
        return new Fuzz(target, seeds);
    }

    public static Fuzz ofTexts(String target, String... seeds) {
        return of(
                target,
                Stream.of(seeds).map(s -> s.getBytes(StandardCharsets.UTF_8)).toList());
    }

    /** Fails at the first input for which {@code reader} throws, with all that is needed to see it again. */
    public void feed(Reader reader) {
        List<Path> corpus = corpus();
        corpus.forEach(file -> attempt(reader, bytes(file), "the corpus' " + file.getFileName()));
        seeds.forEach(seed -> attempt(reader, seed, "a good input"));
        long first = Long.getLong("fuzz.seed", 20261124);
        long ends = System.nanoTime() + WHILE.toNanos();
        long cases = 0;
        while (System.nanoTime() < ends) {
            long seed = first + cases++;
            SplittableRandom random = new SplittableRandom(seed);
            byte[] input = new Mutator(random).spoil(seeds.get(random.nextInt(seeds.size())), seeds);
            attempt(reader, input, "-Dfuzz.seed=" + seed);
        }
        System.out.printf(
                "fuzz %s: %d from the corpus and %d spoiled inputs of seeds %d…, none of them hurt%n",
                target, corpus.size(), cases, first);
    }

    private void attempt(Reader reader, byte[] input, String name) {
        long began = System.nanoTime();
        try {
            reader.read(input);
        } catch (Throwable e) {
            throw new AssertionError(told(input, name), e);
        }
        if (System.nanoTime() - began > LONGEST.toNanos()) {
            throw new AssertionError("took longer than " + LONGEST + ": " + told(input, name));
        }
    }

    private String told(byte[] input, String name) {
        try {
            Path kept = Files.createDirectories(Path.of("target", "fuzz", target))
                    .resolve(Integer.toHexString(java.util.Arrays.hashCode(input)) + ".bin");
            Files.write(kept, input);
            String start = HexFormat.of().formatHex(input, 0, Math.min(input.length, 300));
            return "%s, %s: %s (put %s into src/test/resources/fuzz/%s)".formatted(target, name, start, kept, target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> corpus() {
        URL folder = Fuzz.class.getResource("/fuzz/" + target);
        if (folder == null) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            return new ArrayList<>(files.sorted().toList());
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
