package org.ferrepos.platform.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.math.BigDecimal;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ferrepos.platform.money.Amounts;
import org.ferrepos.platform.money.Quantity;

/** Says in words why a JSON body was refused: which field, which rule; never the parser's own text. */
public final class JsonProblems {
    // Writes a choice as clients write it.
    private static final ObjectMapper MAPPER = JsonSettings.newMapper();

    private JsonProblems() {}

    public static Problem explain(JacksonException exception) {
        if (exception instanceof UnrecognizedPropertyException unknown) {
            return Problem.invalid(path(unknown), "field.unknown");
        }
        if (exception instanceof StreamConstraintsException) {
            return Problem.invalid("body", "json.limits");
        }
        if (exception instanceof MismatchedInputException mismatch
                && mismatch.getTargetType() != null
                && mismatch.getTargetType().isEnum()) {
            return Problem.invalid(path(mismatch), "field.one_of", choices(mismatch.getTargetType()));
        }
        if (exception instanceof JsonMappingException mapping) {
            if (mapping.getCause() instanceof InputCoercionException tooLarge) {
                Class<?> type = tooLarge.getTargetType();
                long most = type == int.class || type == Integer.class ? Integer.MAX_VALUE : Amounts.MAX_AMOUNT;
                return Problem.invalid(path(mapping), "field.too_large", most);
            }
            return Problem.invalid(path(mapping), ruleFor(mapping));
        }
        return Problem.invalid("body", isDuplicate(exception) ? "json.duplicate" : "json.malformed");
    }

    private static String ruleFor(JsonMappingException exception) {
        if (exception.getCause() instanceof StreamConstraintsException) {
            return "json.limits";
        }
        if (exception.getCause() instanceof StreamReadException) {
            return isDuplicate(exception.getCause()) ? "json.duplicate" : "json.malformed";
        }
        Class<?> type = exception instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                ? mismatch.getTargetType()
                : Object.class;
        if (type == Quantity.class) {
            return "field.quantity";
        }
        if (type == UUID.class) {
            return "field.uuid";
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "field.time";
        }
        if (type == long.class || type == int.class || type == Long.class || type == Integer.class) {
            return "field.integer";
        }
        if (type == BigDecimal.class) {
            return "field.number";
        }
        if (type == String.class) {
            return exception instanceof InvalidFormatException ? "field.characters" : "field.string";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "field.flag";
        }
        return List.class.isAssignableFrom(type) ? "field.list" : "field.object";
    }

    /** The parser has no type of its own for a key that stands twice, only a sentence. */
    private static boolean isDuplicate(Throwable exception) {
        return exception instanceof StreamReadException read
                && read.getOriginalMessage().startsWith("Duplicate ");
    }

    private static String choices(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(choice -> MAPPER.valueToTree(choice).asText())
                .collect(Collectors.joining(", "));
    }

    private static String path(JsonMappingException exception) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : exception.getPath()) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(clipped(reference.getFieldName()));
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }

    private static String clipped(String name) {
        return name.length() <= 60 ? name : name.substring(0, 60) + "…";
    }

    /** The path of a violated constraint in the client's names: without the method, in snake case. */
    static String fieldName(Path path) {
        StringBuilder name = new StringBuilder();
        for (Path.Node node : path) {
            if (node.getKind() == ElementKind.METHOD || node.getKind() == ElementKind.PARAMETER) {
                continue;
            }
            if (node.getIndex() != null) {
                name.append('[').append(node.getIndex()).append(']');
            }
            if (node.getName() != null && node.getKind() == ElementKind.PROPERTY) {
                name.append(name.isEmpty() ? "" : ".").append(snakeCase(node.getName()));
            }
        }
        return name.isEmpty() ? "body" : name.toString();
    }

    private static String snakeCase(String camelCase) {
        return camelCase.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
