package io.joule.tron;

/** Raw data that is not exactly one transaction of a kind Joule makes; the message says what is wrong with it. */
public class UndecodableTransaction extends RuntimeException {

    public UndecodableTransaction(String message) {
        super(message);
    }

    public UndecodableTransaction(String message, Throwable cause) {
        super(message, cause);
    }
}
