package io.joule.chaintx;

import io.joule.tron.SignedTransaction;
import io.joule.tron.TronAddress;
import java.time.Instant;
import java.util.UUID;

/**
 * One signed transaction as it is written down.
 *
 * @param subject the delegation, refund or withdrawal it serves
 * @param wallet whose transaction it is
 * @param block null unless it is in a block
 * @param answerCode what a node last answered to a broadcast; null before the first answer
 * @param broadcasts how often it was sent, as far as is known
 * @param version counts its changes: a step taken on an older version does not count
 */
public record ChainTx(
        SignedTransaction signed,
        Purpose purpose,
        UUID subject,
        TronAddress wallet,
        ChainTxStatus status,
        InBlock block,
        String answerCode,
        String answer,
        int broadcasts,
        int version) {

    /**
     * Where it is included.
     *
     * @param id may be null when it was found by its own id
     * @param success false when what it called failed, which only contract calls can
     */
    public record InBlock(long height, String id, Instant time, long feeSun, boolean success) {}

    public Instant expiresAt() {
        return signed.expiration();
    }
}
