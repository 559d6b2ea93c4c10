package org.ferrepos.platform.http;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one field of a request.
 *
 * @param field path of the field as the client wrote it, such as {@code items[0].sku}
 * @param messageKey key in the message files, or the finished sentence when no file has it
 * @param facts the product at fault and how much was asked and available, for programs to read
 */
public record FieldError(
        String field,
        String messageKey,
        List<Object> arguments,
        @Nullable Facts facts) {
    public FieldError {
        arguments = List.copyOf(arguments);
    }

    /** Facts beside the sentence. */
    public record Facts(
            String sku,
            @Nullable BigDecimal asked,
            @Nullable BigDecimal available) {}

    public static FieldError of(String field, String messageKey, Object... arguments) {
        return new FieldError(field, messageKey, List.of(arguments), null);
    }

    public FieldError about(String sku) {
        return new FieldError(field, messageKey, arguments, new Facts(sku, null, null));
    }

    public FieldError about(String sku, BigDecimal asked, BigDecimal available) {
        return new FieldError(field, messageKey, arguments, new Facts(sku, asked, available));
    }
}
