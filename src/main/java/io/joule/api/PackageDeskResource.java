package io.joule.api;

import io.joule.api.access.Caller;
import io.joule.api.access.OpenToCustomers;
import io.joule.prepaid.GiveBack;
import io.joule.prepaid.PrepaidService;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/packages}: which packages are sold, and the giving back of what is left of one. */
@Path("/api/packages")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "packages")
public class PackageDeskResource {

    private final PrepaidService prepaid;
    private final GiveBack giveBack;
    private final Caller caller;

    PackageDeskResource(PrepaidService prepaid, GiveBack giveBack, Caller caller) {
        this.prepaid = prepaid;
        this.giveBack = giveBack;
        this.caller = caller;
    }

    @OpenToCustomers
    @GET
    @Operation(
            operationId = "listPackageOffers",
            summary = "Packages that can be bought now",
            description = "Each size for each energy, at today's price.")
    public List<PackageOfferResponse> offers() {
        return prepaid.offers().stream().map(PackageOfferResponse::of).toList();
    }

    @POST
    @Path("/{package_id}/give-back")
    @Operation(
            operationId = "giveBackPackage",
            summary = "Give back what is left of a package",
            description =
                    "The uses that are left end, and their money is available to the customer at the price they"
                            + " were bought at, in one transaction. Nothing happens when none is left, so it may be sent again.")
    public Uni<ApiResponse<PackageResponse>> giveBack(
            @Parameter(description = "The package's id.") @PathParam("package_id") String id) {
        return giveBack.giveBack(Params.transferPackage(id), Actors.of(caller))
                .map(one -> ApiResponse.of("What was left is given back.", PackageResponse.of(one)));
    }
}
