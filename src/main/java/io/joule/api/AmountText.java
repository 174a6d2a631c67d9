package io.joule.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;

/** Takes an amount as text or as a number, digit by digit as it was written: it never passes through a double. */
class AmountText extends StdScalarDeserializer<String> {

    AmountText() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonToken token = parser.currentToken();
        return token == JsonToken.VALUE_STRING || token.isNumeric()
                ? parser.getText()
                : (String) context.handleUnexpectedToken(String.class, parser);
    }
}
