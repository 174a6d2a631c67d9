package io.joule.conformance;

/** A TRC20 contract, {@code 41…}, and the energy of a transfer to one who holds it already, and to a new holder. */
record Token(String hex, long transferEnergy, long firstTransferEnergy) {

    String hex20() {
        return hex.substring(2);
    }
}
