package io.joule.api.access;

/** A client that has just come into being. @param key shown this once: only its hash is stored */
public record NewClient(ApiClient client, String key) {

    /** Without the key. */
    @Override
    public String toString() {
        return "NewClient[" + client + "]";
    }
}
