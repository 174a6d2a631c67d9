package io.joule.watch.books;

import io.joule.tron.TronAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A finding as the API shows it. */
@Schema(
        name = "Finding",
        description = "Something that does not agree between the books and the chain, or within the books.")
record FindingResponse(
        UUID id,

        @Schema(
                description = "What it is; the operations manual says what to do about each kind.",
                examples = "unknown_delegation")
        FindingKind kind,

        @Schema(description = "What it is about: a pair of addresses, an id, an asset.")
        String subject,

        @Schema(description = "The supplier wallet concerned, if one is.", nullable = true)
        String walletAddress,

        @Schema(description = "open, acknowledged or resolved.", examples = "open")
        FindingState state,

        @Schema(description = "True while it keeps its wallet from taking new orders.")
        boolean quarantine,

        @Schema(description = "What the books say.") String expected,
        @Schema(description = "What was found.") String actual,
        @Schema(description = "One sentence for people.") String detail,
        Instant firstSeen,
        Instant lastSeen,
        @Schema(description = "In how many runs.") int timesSeen,
        @Schema(nullable = true) Instant acknowledgedAt,

        @Schema(description = "The API client that acknowledged it.", nullable = true)
        String acknowledgedBy,

        @Schema(description = "Why it is so, as that client said.", nullable = true)
        String note,

        @Schema(description = "When a run found it well again.", nullable = true)
        Instant resolvedAt) {

    static FindingResponse of(Finding finding) {
        Optional<Finding.Acknowledgement> known = finding.acknowledgement();
        return new FindingResponse(
                finding.id(),
                finding.kind(),
                finding.subject(),
                finding.wallet().map(TronAddress::toString).orElse(null),
                finding.state(),
                finding.quarantines() && finding.state() == FindingState.OPEN,
                finding.expected(),
                finding.actual(),
                finding.detail(),
                finding.firstSeen(),
                finding.lastSeen(),
                finding.timesSeen(),
                known.map(Finding.Acknowledgement::at).orElse(null),
                known.map(Finding.Acknowledgement::by).orElse(null),
                known.map(Finding.Acknowledgement::note).orElse(null),
                finding.resolvedAt().orElse(null));
    }
}
