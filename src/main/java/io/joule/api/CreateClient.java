package io.joule.api;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of a client to bring into being. */
@Schema(name = "ClientRequest", description = "A client of the API to bring into being.")
public record CreateClient(
        @NotNull(message = "is missing")
        @Pattern(
                regexp = "[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}",
                message = "must have 1 to 64 letters, digits, spaces, dots, dashes and underscores, and begin with a"
                        + " letter or digit")
        @Schema(description = "Its name, given once, for ever.", examples = "shop-1")
        String name,

        @Min(value = 1, message = "must be above zero")
        @Schema(
                description = "Whose client it is: its key opens only what is this customer's. Without it the key is an"
                        + " operator's and opens everything.",
                nullable = true,
                examples = "123456")
        Long userId) {}
