package io.joule.keys;

/** The signer would not sign; the message says why and never contains key material. */
public class SigningRefused extends RuntimeException {

    public SigningRefused(String message) {
        super(message);
    }
}
