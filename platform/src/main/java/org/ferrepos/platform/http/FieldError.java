package org.ferrepos.platform.http;

import java.util.List;

/**
 * What is wrong with one field of a request.
 *
 * @param field path of the field as the client wrote it, such as {@code items[0].sku}
 * @param messageKey key in the message files, or the finished sentence when no file has it
 */
public record FieldError(String field, String messageKey, List<Object> arguments) {
    public FieldError {
        arguments = List.copyOf(arguments);
    }

    public static FieldError of(String field, String messageKey, Object... arguments) {
        return new FieldError(field, messageKey, List.of(arguments));
    }
}
