package org.ferrepos.platform.http;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Says in words which rule a field broke; never in the validator's own text, which shows its syntax. */
public final class ConstraintProblems {
    private ConstraintProblems() {}

    static FieldError explain(ConstraintViolation<?> violation) {
        return explain(
                JsonProblems.fieldName(violation.getPropertyPath()),
                violation.getConstraintDescriptor(),
                violation.getInvalidValue());
    }

    /** The sentence of a rule: the key that it names as its message, or the one of its kind. */
    public static FieldError explain(String field, ConstraintDescriptor<?> rule, @Nullable Object value) {
        return switch (rule.getAnnotation()) {
            case NotNull _ -> FieldError.of(field, "field.required");
            case NotBlank _ -> FieldError.of(field, "field.blank");
            case NotEmpty _ -> FieldError.of(field, "field.empty");
            case Min min -> FieldError.of(field, "field.min", min.value());
            case Max max -> FieldError.of(field, "field.max", max.value());
            case DecimalMin min -> FieldError.of(field, "field.min", new BigDecimal(min.value()));
            case Digits digits -> FieldError.of(field, "field.digits", digits.integer(), digits.fraction());
            case Size size ->
                FieldError.of(
                        field, value instanceof CharSequence ? "field.length" : "field.size", size.min(), size.max());
            default -> FieldError.of(field, rule.getMessageTemplate());
        };
    }
}
