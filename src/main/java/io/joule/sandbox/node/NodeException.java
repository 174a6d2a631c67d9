package io.joule.sandbox.node;

/** What a node answers as {@code {"Error": "class … : …"}} with HTTP 200. */
final class NodeException extends RuntimeException {

    private NodeException(String javaClass, String text) {
        super("class " + javaClass + " : " + text, null, false, false);
    }

    static NodeException invalidContract(String text) {
        return new NodeException("org.tron.core.exception.ContractValidateException", text);
    }

    static NodeException badText(String text) {
        return new NodeException("org.tron.core.services.http.JsonFormat$ParseException", text);
    }

    static NodeException badHex() {
        return new NodeException(
                "org.bouncycastle.util.encoders.DecoderException",
                "exception decoding Hex string: invalid characters encountered in Hex string");
    }

    static NodeException badJson() {
        return new NodeException("com.alibaba.fastjson.JSONException", "syntax error");
    }

    static NodeException badProtobuf() {
        return new NodeException(
                "com.google.protobuf.InvalidProtocolBufferException",
                "Protocol message contained an invalid tag (zero).");
    }
}
