package io.joule.keys;

/** The configured keyset can't be used. The message is one sentence for the operator and never quotes the keyset. */
public class KeysetFault extends RuntimeException {

    public KeysetFault(String message) {
        super(message);
    }
}
