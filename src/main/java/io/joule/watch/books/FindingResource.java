package io.joule.watch.books;

import io.joule.api.ApiResponse;
import io.joule.api.Pages;
import io.joule.api.Params;
import io.joule.audit.Actor;
import io.joule.base.Refusal;
import io.joule.base.Refusal.Kind;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /api/findings} and {@code /api/reconciliation}: whether the books equal the chain. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "books")
public class FindingResource {

    private final Findings findings;
    private final Reconciliation reconciliation;
    private final SecurityIdentity caller;

    FindingResource(Findings findings, Reconciliation reconciliation, SecurityIdentity caller) {
        this.findings = findings;
        this.reconciliation = reconciliation;
        this.caller = caller;
    }

    @GET
    @Path("/findings")
    @Operation(
            operationId = "listFindings",
            summary = "What does not agree, newest first",
            description =
                    "Findings of the runs that compare the books with the chain and with themselves. While there are more,"
                            + " X-Next-Cursor holds the cursor of the next page, and Link its address.")
    public Uni<RestResponse<List<FindingResponse>>> list(
            @Parameter(description = "open, acknowledged or resolved; all of them without it.") @QueryParam("state")
                    String state,
            @Parameter(
                            description = "1 to 200.",
                            schema = @Schema(implementation = Integer.class, defaultValue = "100"))
                    @QueryParam("limit")
                    @DefaultValue(Params.DEFAULT_LIMIT)
                    String limit,
            @Parameter(description = "X-Next-Cursor of the page before.") @QueryParam("cursor") String cursor,
            @Context UriInfo uri) {
        return findings.list(states(state), Params.uuidCursor(cursor), Params.limit(limit))
                .map(page -> Pages.of(
                        page.findings().stream().map(FindingResponse::of).toList(),
                        page.next().map(UUID::toString),
                        uri));
    }

    @POST
    @Path("/findings/{finding_id}/acknowledge")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "acknowledgeFinding",
            summary = "Say that a finding is known",
            description =
                    "Keeps your note with it. It no longer counts in /health, the quarantine of its wallet ends, and what"
                            + " the deposit address has more or less is explained. It resolves by itself when a run finds it"
                            + " well, and opens again when its difference grows.")
    public Uni<ApiResponse<FindingResponse>> acknowledge(
            @Parameter(description = "The finding's id.") @PathParam("finding_id") String id,
            @NotNull @Valid AcknowledgeFinding body) {
        UUID finding = Params.uuid(id).orElseThrow(Findings::unknown);
        return findings.acknowledge(finding, Actor.client(caller.getPrincipal().getName()), body.note())
                .map(found -> ApiResponse.of("The finding is acknowledged.", FindingResponse.of(found)));
    }

    @POST
    @Path("/reconciliation/run")
    @Operation(
            operationId = "compareBooks",
            summary = "Compare the books with the chain now",
            description =
                    "What runs by itself every hour. Takes some questions to a node per wallet, and one per receiver that has"
                            + " energy. One run at a time in the whole cluster.")
    public Uni<ApiResponse<ReportResponse>> run() {
        return reconciliation
                .run()
                .map(report -> ApiResponse.of("The books were compared.", ReportResponse.of(report)));
    }

    private static Set<FindingState> states(String text) {
        if (text == null) {
            return EnumSet.allOf(FindingState.class);
        }
        Set<FindingState> found = Arrays.stream(FindingState.values())
                .filter(state -> state.word().equals(text))
                .collect(Collectors.toSet());
        if (found.isEmpty()) {
            throw new Refusal(
                    Kind.INVALID, "unknown_value", "state", "state must be one of open, acknowledged, resolved.");
        }
        return found;
    }
}
