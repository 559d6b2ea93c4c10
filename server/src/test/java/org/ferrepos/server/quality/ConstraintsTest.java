package org.ferrepos.server.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.metadata.ConstraintDescriptor;
import jakarta.validation.metadata.ContainerDescriptor;
import jakarta.validation.metadata.ContainerElementTypeDescriptor;
import jakarta.validation.metadata.ElementDescriptor;
import jakarta.validation.metadata.PropertyDescriptor;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ferrepos.platform.http.ConstraintProblems;
import org.ferrepos.platform.http.FieldError;
import org.ferrepos.platform.http.Messages;
import org.junit.jupiter.api.Test;

/** Every rule on a field of a request is told in a sentence of ours, in both languages, and never as an expression. */
final class ConstraintsTest {
    private final List<String> findings = new ArrayList<>();
    private final Set<Class<? extends Annotation>> seen = new HashSet<>();

    @Test
    void everyRuleOfARequestHasASentence() {
        try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
            Validator validator = factory.getValidator();
            for (JavaClass record : ProductClasses.ALL) {
                if (record.isRecord()) {
                    for (PropertyDescriptor property :
                            validator.getConstraintsForClass(record.reflect()).getConstrainedProperties()) {
                        check(record.getName() + "." + property.getPropertyName(), property);
                    }
                }
            }
        }

        assertThat(seen).contains(Pattern.class).hasSizeGreaterThanOrEqualTo(8);
        assertThat(findings).isEmpty();
    }

    private <T extends ElementDescriptor & ContainerDescriptor> void check(String name, T element) {
        for (ConstraintDescriptor<?> rule : element.getConstraintDescriptors()) {
            seen.add(rule.getAnnotation().annotationType());
            Object value = CharSequence.class.isAssignableFrom(element.getElementClass()) ? "" : List.of();
            FieldError error = ConstraintProblems.explain(name, rule, value);
            for (Locale locale : List.of(Messages.SPANISH, Messages.ENGLISH)) {
                String sentence = Messages.forLocale(locale).format(error.messageKey(), error.arguments());
                if (sentence.equals(error.messageKey()) || sentence.matches(".*[{}\\[\\]<>\\\\].*")) {
                    findings.add(name + " in " + locale + ": " + sentence);
                }
            }
        }
        for (ContainerElementTypeDescriptor inner : element.getConstrainedContainerElementTypes()) {
            check(name + "[]", inner);
        }
    }
}
