package io.joule.packaged;

import io.joule.sandbox.SandboxProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The sandbox network as a process of its own; it ends with the test's. */
final class SandboxProgram implements AutoCloseable {

    private static final String LISTENING = "sandbox node listening on ";

    private final Process process;
    private final int port;

    SandboxProgram(long blockTimeMs, int solidLag) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SandboxProcess.class.getName(),
                        "--port=0",
                        "--block-time=" + blockTimeMs,
                        "--solid-lag=" + solidLag,
                        "--tied")
                .redirectErrorStream(true)
                .start();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = lines.readLine();
        while (line != null && !line.startsWith(LISTENING)) {
            line = lines.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("the sandbox node ended without listening");
        }
        port = Integer.parseInt(line.substring(LISTENING.length()).trim());
        Thread rest = new Thread(() -> drain(), "sandbox output");
        rest.setDaemon(true);
        rest.start();
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** A full pipe would stop it. */
    private void drain() {
        try {
            process.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // It has ended.
        }
    }
}
