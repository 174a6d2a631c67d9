package io.joule.tron;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import io.vertx.ext.web.codec.BodyCodec;
import io.vertx.ext.web.codec.spi.BodyStream;

/**
 * Receives one answer's body up to a limit. When there is more, or nobody waits any longer, it takes nothing in: the
 * sender stalls, and the request's own time-out closes the connection.
 */
final class BoundedBody implements BodyCodec<Buffer>, BodyStream<Buffer> {

    private final int maxBytes;
    private final Promise<Buffer> result = Promise.promise();
    private final Buffer received = Buffer.buffer();
    private volatile boolean closed;

    BoundedBody(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    void abandon() {
        closed = true;
    }

    @Override
    public void create(Handler<AsyncResult<BodyStream<Buffer>>> handler) {
        handler.handle(Future.succeededFuture(this));
    }

    @Override
    public Future<Buffer> result() {
        return result.future();
    }

    @Override
    public void handle(Throwable failure) {
        result.tryFail(failure);
    }

    @Override
    public Future<Void> write(Buffer chunk) {
        if (closed || received.length() + chunk.length() > maxBytes) {
            closed = true;
            return Future.failedFuture(NodeTrouble.unreadable("the answer is longer than " + maxBytes + " bytes"));
        }
        received.appendBuffer(chunk);
        return Future.succeededFuture();
    }

    @Override
    public void write(Buffer chunk, Handler<AsyncResult<Void>> handler) {
        write(chunk).onComplete(handler);
    }

    @Override
    public void end(Handler<AsyncResult<Void>> handler) {
        result.tryComplete(received);
        Future.<Void>succeededFuture().onComplete(handler);
    }

    @Override
    public boolean writeQueueFull() {
        return closed;
    }

    @Override
    public BodyStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
        return this;
    }

    @Override
    public WriteStream<Buffer> setWriteQueueMaxSize(int maxSize) {
        return this;
    }

    @Override
    public WriteStream<Buffer> drainHandler(Handler<Void> handler) {
        return this;
    }
}
