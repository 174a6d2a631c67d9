package io.joule.api;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of a use of a package. */
@Schema(name = "PackageUseRequest", description = "A prepaid transfer that is to be used.")
public record UsePackage(
        @NotNull(message = "is missing")
        @Min(value = 1, message = "must be above zero")
        @Schema(
                description = "Energy of the package: the oldest of this energy with uses left is taken.",
                examples = "65000")
        Long energyAmount,

        @NotBlank(message = "is missing")
        @TronAddressText
        @Schema(description = "Who receives it: an activated TRON address (T…), no contract.")
        String receiveAddress) {}
