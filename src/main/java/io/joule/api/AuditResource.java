package io.joule.api;

import io.joule.audit.Audit;
import io.joule.audit.AuditEntry;
import io.joule.audit.AuditVerdict.Anchor;
import io.joule.base.Refusal;
import io.joule.base.Refusal.Kind;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /api/audit}: who did what. */
@Path("/api/audit")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "audit")
public class AuditResource {

    private final Audit audit;

    AuditResource(Audit audit) {
        this.audit = audit;
    }

    @GET
    @Path("/")
    @Operation(
            operationId = "listAudit",
            summary = "Who did what, newest first",
            description =
                    "A page of entries. While there are more, X-Next-Cursor holds the cursor of the next page, and Link"
                            + " its address.")
    public Uni<RestResponse<List<AuditEntryResponse>>> list(
            @Parameter(description = "Only what was done to this: an id, an address or a name, as in the entries.")
                    @QueryParam("subject")
                    String subject,
            @Parameter(
                            description = "1 to 200.",
                            schema = @Schema(implementation = Integer.class, defaultValue = "100"))
                    @QueryParam("limit")
                    @DefaultValue(Params.DEFAULT_LIMIT)
                    String limit,
            @Parameter(description = "X-Next-Cursor of the page before.") @QueryParam("cursor") String cursor,
            @Context UriInfo uri) {
        int size = Params.limit(limit);
        var before = Params.lineCursor(cursor);
        return audit.list(
                        Optional.ofNullable(subject),
                        before.isPresent() ? Optional.of(before.getAsLong()) : Optional.empty(),
                        size + 1)
                .map(found -> page(found, size, uri));
    }

    @POST
    @Path("/verify")
    @Operation(
            operationId = "verifyAudit",
            summary = "Check the whole audit",
            description =
                    "Computes every entry's hash anew and says where the chain is broken, if it is. With an entry's number and"
                            + " the hash of it that you kept elsewhere, a chain that somebody rewrote from end to end shows, too."
                            + " Takes seconds for a million entries.")
    public Uni<AuditVerdictResponse> verify(
            @Parameter(
                            description = "An entry whose hash you kept: from an earlier check, or the log.",
                            schema = @Schema(implementation = Long.class))
                    @QueryParam("entry")
                    String entry,
            @Parameter(description = "That hash.") @QueryParam("hash") String hash) {
        return audit.verify(anchor(entry, hash)).map(AuditVerdictResponse::of);
    }

    private static Optional<Anchor> anchor(String entry, String hash) {
        if (entry == null && hash == null) {
            return Optional.empty();
        }
        if (entry == null || !entry.matches("[1-9][0-9]{0,17}")) {
            throw new Refusal(Kind.INVALID, "out_of_range", "entry", "entry must be the number of an entry.");
        }
        if (hash == null || !hash.matches("[0-9a-f]{64}")) {
            throw new Refusal(Kind.INVALID, "invalid_hash", "hash", "hash must have 64 hex digits in lower case.");
        }
        return Optional.of(new Anchor(Long.parseLong(entry), hash));
    }

    private static RestResponse<List<AuditEntryResponse>> page(List<AuditEntry> found, int size, UriInfo uri) {
        List<AuditEntry> shown = found.subList(0, Math.min(size, found.size()));
        Optional<String> next = found.size() > size
                ? Optional.of(Long.toString(shown.get(size - 1).id()))
                : Optional.empty();
        return Pages.of(shown.stream().map(AuditEntryResponse::of).toList(), next, uri);
    }
}
