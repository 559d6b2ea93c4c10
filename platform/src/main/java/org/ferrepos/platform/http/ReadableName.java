package org.ferrepos.platform.http;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** A name that people can tell from every other, as {@link NameRules} has it. */
@Documented
@Constraint(validatedBy = ReadableName.Validator.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ReadableName {
    String message() default "field.name";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Leaves out what is absent, as all rules do. */
    final class Validator implements ConstraintValidator<ReadableName, CharSequence> {
        @Override
        public boolean isValid(@Nullable CharSequence value, ConstraintValidatorContext context) {
            return value == null || NameRules.isReadable(value.toString());
        }
    }
}
