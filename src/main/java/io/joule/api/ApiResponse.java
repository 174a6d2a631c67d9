package io.joule.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The baseline's answer to an action.
 *
 * @param data what came of it; null when there is nothing to show
 */
@Schema(description = "What came of an action.")
public record ApiResponse<T>(
        @Schema(description = "True; a failed action is answered with a problem instead.")
        boolean success,

        @Schema(description = "One sentence for people.") String message,

        @Schema(description = "What came of it.", nullable = true)
        T data) {

    public static <T> ApiResponse<T> of(String message, T data) {
        return new ApiResponse<>(true, message, data);
    }

    static ApiResponse<Void> of(String message) {
        return of(message, null);
    }
}
