package io.joule.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import redis.embedded.RedisServer;

/** A real Redis on a free port, whose plug can be pulled and put in again. */
public final class RealRedis implements AutoCloseable {

    private final int port;
    private RedisServer server;

    private RealRedis(int port, RedisServer server) {
        this.port = port;
        this.server = server;
    }

    public static RealRedis start() {
        for (int attempt = 0; ; attempt++) {
            int port = freePort();
            try {
                return new RealRedis(port, run(port));
            } catch (IOException taken) {
                // Between finding a port and using it, somebody else may take it.
                if (attempt == 10) {
                    throw new UncheckedIOException(taken);
                }
            }
        }
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** Gone at once, with all it knew. */
    public void pull() {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Back on the same port, empty. */
    public void plug() {
        try {
            server = run(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        pull();
    }

    private static RedisServer run(int port) throws IOException {
        RedisServer server = RedisServer.newRedisServer()
                .port(port)
                .bind("127.0.0.1")
                .setting("save \"\"")
                .setting("daemonize no")
                .onShutdownForceStop(true)
                .build();
        server.start();
        return server;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
