package io.joule.api.document;

import io.joule.api.problem.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Adds what every route has in common: the key it needs, and the problems it may answer with. */
@OpenAPIDefinition(
        info = @Info(title = "Joule", version = "0"),
        components = @Components(schemas = @Schema(name = "Problem", implementation = Problem.class)))
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ApiDocument implements OASFilter {

    private static final String SCHEME = "key";
    private static final String PROBLEM_SCHEMA = "#/components/schemas/Problem";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents().setSecuritySchemes(Map.of(SCHEME, scheme()));
        document.getPaths().getPathItems().forEach((path, item) -> {
            if (path.startsWith("/api/")) {
                item.getOperations().forEach((method, operation) -> complete(path, method, operation));
            }
        });
    }

    private static void complete(String path, PathItem.HttpMethod method, Operation operation) {
        operation.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(SCHEME)));
        if (operation.getRequestBody() != null) {
            problem(
                    operation,
                    "400",
                    "The body is not a JSON object, or the balance is too small (insufficient_funds).");
            problem(operation, "413", "The body is larger than 64 KiB (body_too_large).");
            problem(operation, "415", "The body is not JSON (unsupported_media_type).");
        }
        if (path.endsWith("/cancel")) {
            problem(operation, "400", "Only a pending order can be cancelled (order_not_cancellable).");
        }
        problem(operation, "401", "No key, or not a good one (unauthorized, invalid_key).");
        problem(operation, "403", "A customer's key, and not that customer's route or user_id (forbidden).");
        if (path.contains("{")) {
            problem(operation, "404", "There is no such thing; the code says what is missing.");
        }
        if (method != PathItem.HttpMethod.GET) {
            problem(operation, "409", "It can't be done in this state; the code says why.");
        }
        problem(operation, "422", "The request is understood and declined; errors says which fields are at fault.");
        problem(
                operation,
                "429",
                "Too many requests (too_many_requests): nothing was done. Retry-After says when to try again; RateLimit in"
                        + " every answer says how much is left.");
        problem(operation, "500", "A fault of ours (internal_error). The log knows it by its request_id.");
        problem(
                operation,
                "503",
                "Not just now: the node or the database can't be asked (node_unavailable, database_unavailable), or new"
                        + " orders are paused (paused). Retry-After says when to try again.");
    }

    private static void problem(Operation operation, String status, String description) {
        APIResponse response = OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref(PROBLEM_SCHEMA))));
        operation.getResponses().addAPIResponse(status, response);
    }

    private static SecurityScheme scheme() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description(
                        "The client's API key: Authorization: Bearer <key>. An operator's opens everything, a customer's"
                                + " only its own /api/users/{user_id}/… and /api/wallets/users/{user_id}… and its own orders."
                                + " In the sandbox the operator's is: sandbox");
    }
}
