package io.joule.sandbox.node;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.joule.tron.TronAddress;

/**
 * A protobuf message as the node prints it: fields by their protobuf names, bytes in hex, numbers plain, defaults left
 * out.
 */
final class ProtoJson {

    private final boolean visible;

    ProtoJson(boolean visible) {
        this.visible = visible;
    }

    ObjectNode write(Message message) {
        ObjectNode node = Json.object();
        message.getAllFields().forEach((field, value) -> {
            if (field.isRepeated()) {
                ArrayNode array = node.putArray(field.getName());
                ((Iterable<?>) value).forEach(one -> add(array, field, one));
            } else {
                set(node, field, value);
            }
        });
        return node;
    }

    private void add(ArrayNode array, FieldDescriptor field, Object value) {
        ObjectNode holder = Json.object();
        set(holder, field, value);
        array.add(holder.get(field.getName()));
    }

    private void set(ObjectNode node, FieldDescriptor field, Object value) {
        String name = field.getName();
        switch (field.getJavaType()) {
            case MESSAGE -> node.set(name, write((Message) value));
            case BYTE_STRING -> node.put(name, bytes((ByteString) value));
            case ENUM -> node.put(name, ((EnumValueDescriptor) value).getName());
            case BOOLEAN -> node.put(name, (Boolean) value);
            case STRING -> node.put(name, (String) value);
            case INT, LONG -> node.put(name, ((Number) value).longValue());
            case FLOAT, DOUBLE -> node.put(name, value.toString());
        }
    }

    private String bytes(ByteString bytes) {
        boolean address = bytes.size() == TronAddress.LENGTH && bytes.byteAt(0) == TronAddress.PREFIX;
        return visible && address ? TronAddress.of(bytes.toByteArray()).toString() : Json.hex(bytes.toByteArray());
    }
}
