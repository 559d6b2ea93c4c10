package org.ferrepos.server.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ferrepos.platform.http.FieldError;
import org.ferrepos.platform.http.JsonProblems;
import org.ferrepos.platform.http.JsonSettings;
import org.ferrepos.platform.http.Messages;
import org.junit.jupiter.api.Test;

/** A wrong choice in a request is answered with the right ones, in words and in both languages. */
final class ChoicesTest {
    private final ObjectMapper mapper = JsonSettings.newMapper();

    @Test
    void everyChoiceOfARequestIsNamedWhereAWrongOneCame() throws JsonProcessingException {
        Set<Class<?>> choices = choices();
        assertThat(choices).hasSizeGreaterThanOrEqualTo(5);
        for (Class<?> choice : choices) {
            JacksonException refusal =
                    catchThrowableOfType(JacksonException.class, () -> mapper.readValue("\"no such\"", choice));
            FieldError error = JsonProblems.explain(refusal).errors().getFirst();
            for (Locale locale : List.of(Messages.SPANISH, Messages.ENGLISH)) {
                String sentence = Messages.forLocale(locale).format(error.messageKey(), error.arguments());
                assertThat(sentence).as(choice.toString()).matches("(debe ser uno de|must be one of): .+");
                for (String offered :
                        sentence.substring(sentence.indexOf(':') + 2).split(", ")) {
                    assertThat(mapper.readValue('"' + offered + '"', choice)).isNotNull();
                }
            }
        }
    }

    /** The enumerations that requests hold, also inside the records they are made of. */
    private static Set<Class<?>> choices() {
        Set<Class<?>> choices = new LinkedHashSet<>();
        for (JavaClass record : ProductClasses.ALL) {
            if (record.isRecord() && record.getSimpleName().endsWith("Request")) {
                record.getAllFields().stream()
                        .flatMap(field -> field.getType().getAllInvolvedRawTypes().stream())
                        .forEach(type -> collect(type, choices));
            }
        }
        return choices;
    }

    private static void collect(JavaClass type, Set<Class<?>> choices) {
        if (type.isEnum()) {
            choices.add(type.reflect());
        } else if (type.isRecord()) {
            type.getAllFields().stream()
                    .filter(field ->
                            !field.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.STATIC))
                    .flatMap(field -> field.getType().getAllInvolvedRawTypes().stream())
                    .filter(part -> !part.equals(type))
                    .forEach(part -> collect(part, choices));
        }
    }
}
