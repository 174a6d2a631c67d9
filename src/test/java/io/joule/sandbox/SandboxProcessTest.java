package io.joule.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.joule.sandbox.node.Json;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class SandboxProcessTest {

    private static final String LISTENING = "sandbox node listening on ";

    @Test
    void itRunsByItselfMakesBlocksAndEndsWithItsStarter() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SandboxProcess.class.getName(),
                        "--port=0",
                        "--block-time=100",
                        "--solid-lag=2",
                        "--tied")
                .redirectErrorStream(true)
                .start();
        try {
            int port = port(process);
            long first = head(port);
            Awaitility.await().until(() -> head(port) > first + 2);
            process.getOutputStream().close();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void anUnknownArgumentIsToldTogetherWithTheKnownOnes() {
        assertThatThrownBy(() -> SandboxArguments.parse(new String[] {"--prot=1"}))
                .hasMessageContaining("--prot=1")
                .hasMessageContaining("--port=N");
    }

    private static int port(Process process) throws Exception {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(LISTENING)) {
                return Integer.parseInt(line.substring(LISTENING.length()).trim());
            }
        }
        throw new IllegalStateException("it ended without listening");
    }

    private static long head(int port) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + port + "/wallet/getnowblock");
        HttpResponse<String> reply = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        return Json.read(reply.body()).at("/block_header/raw_data/number").asLong();
    }
}
