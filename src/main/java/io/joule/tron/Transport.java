package io.joule.tron;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Optional;

/** How one request gets to a server and its answer back: over sockets, or in a simulation by hand. */
public interface Transport {

    /** @return failing with {@link NodeTrouble} when no whole answer comes within the request's time-out */
    Uni<Reply> send(Request request);

    /**
     * @param apiKey goes into TronGrid's header
     * @param body empty for a GET; JSON otherwise
     */
    record Request(String url, Optional<String> apiKey, Buffer body, Duration timeout) {

        public boolean isGet() {
            return body.length() == 0;
        }
    }

    record Reply(int status, Buffer body) {}
}
