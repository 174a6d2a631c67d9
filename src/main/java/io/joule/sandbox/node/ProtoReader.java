package io.joule.sandbox.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;

/** Reads a protobuf message from JSON as the node does: unknown fields are ignored, bytes are hex. */
final class ProtoReader {

    private final NodeRequest request;

    ProtoReader(NodeRequest request) {
        this.request = request;
    }

    Message read(Message template, JsonNode json) {
        Message.Builder builder = template.newBuilderForType();
        for (FieldDescriptor field : template.getDescriptorForType().getFields()) {
            JsonNode value = json.path(field.getName());
            if (value.isMissingNode() || value.isNull()) {
                continue;
            }
            if (field.isRepeated()) {
                (value.isArray() ? value : Json.array().add(value))
                        .forEach(one -> builder.addRepeatedField(field, value(builder, field, one)));
            } else {
                builder.setField(field, value(builder, field, value));
            }
        }
        return builder.build();
    }

    private Object value(Message.Builder builder, FieldDescriptor field, JsonNode json) {
        return switch (field.getJavaType()) {
            case MESSAGE -> read(builder.newBuilderForField(field).getDefaultInstanceForType(), json);
            case BYTE_STRING -> ByteString.copyFrom(request.bytesOf(json.asText()));
            case ENUM -> constant(field, json);
            case BOOLEAN -> json.asBoolean();
            case STRING -> json.asText();
            case INT -> json.asInt();
            case LONG -> json.asLong();
            case FLOAT, DOUBLE -> throw NodeException.badJson();
        };
    }

    private EnumValueDescriptor constant(FieldDescriptor field, JsonNode json) {
        EnumValueDescriptor value = json.isNumber()
                ? field.getEnumType().findValueByNumber(json.asInt())
                : field.getEnumType().findValueByName(json.asText());
        if (value == null) {
            throw NodeException.badText("1:" + request.columnOf(json.asText()) + ": Enum type \""
                    + field.getEnumType().getFullName() + "\" has no value named \"" + json.asText() + "\".");
        }
        return value;
    }
}
