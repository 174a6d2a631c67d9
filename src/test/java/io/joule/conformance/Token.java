package io.joule.conformance;

/** A TRC20 contract, {@code 41…}, and the energy a transfer costs to one who holds it already, and to a new holder. */
record Token(String hex, long transferEnergy, long firstTransferEnergy) {

    String hex20() {
        return hex.substring(2);
    }
}
