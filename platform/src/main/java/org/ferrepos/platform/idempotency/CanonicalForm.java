package org.ferrepos.platform.idempotency;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.ferrepos.platform.ids.ContentHash;
import org.ferrepos.platform.money.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks for, as fields with name, type and value in the order in which they are added. Two spellings of one
 * number or moment are the same, two different lists of fields never are. Its hash is stored: a field that is added to a
 * form, renamed or moved makes every stored one another, and needs the form before it as an earlier one of {@link
 * RequestContent}.
 */
public final class CanonicalForm {
    private static final char TEXT = 's';
    private static final char WHOLE = 'i';
    private static final char DECIMAL = 'd';
    private static final char MOMENT = 't';
    private static final char LIST = 'l';
    private static final char ABSENT = '-';

    private final StringBuilder form = new StringBuilder(256);

    private CanonicalForm() {}

    /** Begins the form of one kind of request. */
    public static CanonicalForm of(String kind) {
        return new CanonicalForm().text("kind", kind);
    }

    public CanonicalForm text(String name, @Nullable String value) {
        return field(name, TEXT, value);
    }

    public CanonicalForm id(String name, UUID value) {
        return field(name, TEXT, value.toString());
    }

    public CanonicalForm whole(String name, @Nullable Long value) {
        return field(name, WHOLE, value == null ? null : value.toString());
    }

    public CanonicalForm whole(String name, long value) {
        return field(name, WHOLE, Long.toString(value));
    }

    /** 2.5 and 2.50 are one number; written with its exponent, since a client chooses how large that is. */
    public CanonicalForm decimal(String name, @Nullable BigDecimal value) {
        if (value == null) {
            return field(name, DECIMAL, null);
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return field(name, DECIMAL, stripped.unscaledValue() + "e" + -(long) stripped.scale());
    }

    public CanonicalForm quantity(String name, Quantity value) {
        return decimal(name, BigDecimal.valueOf(value.thousandths(), 3));
    }

    /** The moment, whatever the zone it was written in. */
    public CanonicalForm moment(String name, @Nullable Instant value) {
        return field(name, MOMENT, value == null ? null : value.toString());
    }

    /** A list in its order; {@code fields} adds those of one of its members. */
    public <T> CanonicalForm list(String name, Collection<T> members, BiConsumer<CanonicalForm, T> fields) {
        field(name, LIST, Integer.toString(members.size()));
        members.forEach(member -> fields.accept(this, member));
        return this;
    }

    /** Quantities by product, which have the order of their keys. */
    public CanonicalForm quantities(String name, SortedMap<Long, Quantity> quantities) {
        return list(
                name,
                quantities.entrySet(),
                (form, entry) -> form.whole("product", entry.getKey()).quantity("quantity", entry.getValue()));
    }

    /** Texts by name, which have the order of their names. */
    public CanonicalForm texts(String name, SortedMap<String, String> texts) {
        return list(name, texts.entrySet(), CanonicalForm::entry);
    }

    public ContentHash hash() {
        return ContentHash.of(form);
    }

    private void entry(Map.Entry<String, String> entry) {
        text("key", entry.getKey()).text("value", entry.getValue());
    }

    private CanonicalForm field(String name, char type, @Nullable String value) {
        form.append(name).append(':').append(value == null ? ABSENT : type);
        if (value != null) {
            form.append(value.length()).append(':').append(value);
        }
        form.append('\n');
        return this;
    }
}
