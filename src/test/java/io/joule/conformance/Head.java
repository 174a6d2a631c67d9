package io.joule.conformance;

import com.fasterxml.jackson.databind.JsonNode;

/** The newest block of a node: number, id (64 digits), time in ms. */
record Head(long number, String id, long time) {

    static final long SLOT_MS = 3000;

    static Head of(JsonNode block) {
        JsonNode raw = block.at("/block_header/raw_data");
        return new Head(
                raw.path("number").asLong(),
                block.path("blockID").asText(),
                raw.path("timestamp").asLong());
    }

    /** The two bytes that name a block in a transaction. */
    byte[] referenceBytes() {
        return new byte[] {(byte) (number >> 8), (byte) number};
    }

    /** Bytes 8 to 15 of the block's id. */
    byte[] referenceHash() {
        return java.util.HexFormat.of().parseHex(id.substring(16, 32));
    }
}
