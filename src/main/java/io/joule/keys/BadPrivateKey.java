package io.joule.keys;

/** A text that was given as a private key is none. The message never quotes it. */
public class BadPrivateKey extends IllegalArgumentException {

    public BadPrivateKey(String message) {
        super(message);
    }
}
