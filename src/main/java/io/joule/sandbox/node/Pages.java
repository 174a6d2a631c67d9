package io.joule.sandbox.node;

import io.joule.sandbox.node.NodeService.Reply;

/** Answers that are no JSON of the node's API. */
final class Pages {

    private static final String NOT_SUPPORTED = """
            <html>
            <head>
            <meta http-equiv="Content-Type" content="text/html;charset=ISO-8859-1"/>
            <title>Error 405 HTTP method %1$s is not supported by this URL</title>
            </head>
            <body><h2>HTTP ERROR 405 HTTP method %1$s is not supported by this URL</h2>
            <table>
            <tr><th>URI:</th><td>%2$s</td></tr>
            <tr><th>STATUS:</th><td>405</td></tr>
            <tr><th>MESSAGE:</th><td>HTTP method %1$s is not supported by this URL</td></tr>
            </table>
            </body>
            </html>
            """;

    private Pages() {}

    static Reply notSupported(String method, String path) {
        String shown = path.replace("&", "&amp;").replace("<", "&lt;");
        return new Reply(405, "text/html;charset=iso-8859-1", String.format(NOT_SUPPORTED, method, shown));
    }

    /** What gateways before a node answer when they have had enough. */
    static Reply refused(int status, String why) {
        return new Reply(
                status,
                "application/json",
                "{\"Success\":false,\"Error\":\"" + why + "\",\"StatusCode\":" + status + "}");
    }

    static Reply html() {
        return new Reply(200, "text/html", "<html><body><h1>Just a moment...</h1></body></html>");
    }

    static Reply empty() {
        return new Reply(200, "application/json", "{}");
    }
}
