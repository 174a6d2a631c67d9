package io.joule.tron;

import static org.assertj.core.api.Assertions.assertThat;

import io.joule.tron.BroadcastAnswer.Meaning;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One broadcast is one request on the wire, whatever happens to the connection it goes through. */
class BroadcastOnceTest extends NetworkFixture {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";

    private final List<String> broadcasts = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private NetServer server;

    @AfterEach
    void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aKeptConnectionThatBreaksUnderABroadcastSendsItOnce() throws Exception {
        HttpTronNetwork network = network(limits(Duration.ofSeconds(5)), listen(NetSocket::close));
        assertThat(get(network.account(ALICE)))
                .as("the connection is open and kept")
                .isEmpty();

        BroadcastAnswer answer = get(network.broadcast(SIGNED));

        assertThat(answer.meaning()).isEqualTo(Meaning.UNKNOWN);
        assertThat(broadcasts).hasSize(1);
        assertThat(connections).as("the broadcast went through the kept one").hasValue(1);
        assertThat(get(network.account(ALICE))).isEmpty();
        assertThat(broadcasts).as("nor does it follow later").hasSize(1);
    }

    @Test
    void anAnswerCutInTheMiddleSendsItOnce() throws Exception {
        HttpTronNetwork network = network(limits(Duration.ofSeconds(5)), listen(socket -> {
            socket.write("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"result\":");
            socket.close();
        }));
        get(network.account(ALICE));

        assertThat(get(network.broadcast(SIGNED)).meaning()).isEqualTo(Meaning.UNKNOWN);

        assertThat(broadcasts).hasSize(1);
    }

    /** A node that answers every read with {@code {}} on one connection, and treats a broadcast's as told. */
    private NodeEndpoint listen(java.util.function.Consumer<NetSocket> onBroadcast) throws Exception {
        server = vertx.createNetServer().connectHandler(socket -> {
            connections.incrementAndGet();
            StringBuilder received = new StringBuilder();
            socket.handler(bytes -> {
                received.append(bytes.toString());
                if (!received.toString().contains("}")) {
                    return;
                }
                String request = received.toString();
                received.setLength(0);
                if (request.contains("/wallet/broadcasthex")) {
                    broadcasts.add(request);
                    onBroadcast.accept(socket);
                } else {
                    socket.write(OK);
                }
            });
        });
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get();
        String url = "http://127.0.0.1:" + server.actualPort();
        return new NodeEndpoint(url, url, Optional.empty());
    }
}
