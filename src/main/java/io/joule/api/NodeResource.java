package io.joule.api;

import io.joule.tron.TronNetwork;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/nodes}: the TRON nodes. */
@Path("/api/nodes")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "nodes")
public class NodeResource {

    private final TronNetwork network;
    private final NodeRestore restore;
    private final SecurityIdentity caller;

    NodeResource(TronNetwork network, NodeRestore restore, SecurityIdentity caller) {
        this.network = network;
        this.restore = restore;
        this.caller = caller;
    }

    @GET
    @Path("/")
    @Operation(
            operationId = "listNodes",
            summary = "The TRON nodes, preferred first",
            description =
                    "Whom this instance asks, how well each answers, and why it does not ask one that it isolated.")
    public NodesResponse list() {
        return NodesResponse.of(network.nodes());
    }

    @POST
    @Path("/restore")
    @Operation(
            operationId = "restoreNodes",
            summary = "Ask isolated nodes again",
            description =
                    "Lets every node that was caught in a contradiction back, on all instances. Find out first what"
                            + " it said: the log and its reason tell.")
    public Uni<ApiResponse<NodesResponse>> restore() {
        return restore.restore(Actors.of(caller))
                .map(ignored -> ApiResponse.of("All nodes are asked again.", NodesResponse.of(network.nodes())));
    }
}
