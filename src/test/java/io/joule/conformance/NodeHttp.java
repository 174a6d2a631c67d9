package io.joule.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * The node's HTTP API in the notation of the recordings: an array is wrapped in {@code _list}, an answer that isn't 200
 * in {@code _http} and {@code _body}.
 */
final class NodeHttp {

    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String fullUrl;
    private final String solidityUrl;

    NodeHttp(String fullUrl, String solidityUrl) {
        this.fullUrl = fullUrl;
        this.solidityUrl = solidityUrl;
    }

    JsonNode post(String path, JsonNode body) {
        String base = path.startsWith("/walletsolidity/") ? solidityUrl : fullUrl;
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return notation(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(path, e);
        }
    }

    JsonNode post(String path, Object... namesAndValues) {
        return post(path, object(namesAndValues));
    }

    static ObjectNode object(Object... namesAndValues) {
        ObjectNode body = JSON.createObjectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.set((String) namesAndValues[i], JSON.valueToTree(namesAndValues[i + 1]));
        }
        return body;
    }

    static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    private static JsonNode notation(int status, String body) {
        if (status != 200) {
            return object("_http", status, "_body", body);
        }
        JsonNode answer = read(body);
        return answer.isArray() ? JSON.createObjectNode().set("_list", answer) : answer;
    }
}
