package org.ferrepos.platform.money;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An amount of goods with at most three decimals, kept as whole thousandths. */
@Schema(type = SchemaType.NUMBER, multipleOf = 0.001, description = "A number with at most three decimals.")
@JsonDeserialize(using = Quantity.Deserializer.class)
public record Quantity(long thousandths) implements Comparable<Quantity> {
    /** Largest quantity that may be asked for in one line or movement. */
    public static final long MAX_THOUSANDTHS = 1_000_000_000L;

    public static final Quantity ZERO = new Quantity(0);

    public static Quantity of(long whole) {
        return new Quantity(Math.multiplyExact(whole, 1000L));
    }

    /** The quantity of a decimal that is known to have at most three decimals. */
    public static Quantity of(BigDecimal value) {
        return new Quantity(value.movePointRight(3).longValueExact());
    }

    /** Whether the decimal can be a quantity; checks the size before any arithmetic on hostile exponents. */
    public static boolean isValid(BigDecimal value) {
        if (value.signum() == 0) {
            return true;
        }
        long integerDigits = (long) value.precision() - value.scale();
        if (integerDigits > 7 || value.scale() > 40) {
            return false;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() <= 3
                && stripped.abs().movePointRight(3).compareTo(BigDecimal.valueOf(MAX_THOUSANDTHS)) <= 0;
    }

    @JsonValue
    public BigDecimal toDecimal() {
        BigDecimal stripped = BigDecimal.valueOf(thousandths, 3).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    public Quantity plus(Quantity other) {
        return new Quantity(Math.addExact(thousandths, other.thousandths));
    }

    public Quantity minus(Quantity other) {
        return new Quantity(Math.subtractExact(thousandths, other.thousandths));
    }

    public Quantity negate() {
        return new Quantity(-thousandths);
    }

    public boolean isWhole() {
        return thousandths % 1_000 == 0;
    }

    public boolean isPositive() {
        return thousandths > 0;
    }

    @Override
    public int compareTo(Quantity other) {
        return Long.compare(thousandths, other.thousandths);
    }

    @Override
    public String toString() {
        return toDecimal().toPlainString();
    }

    /** Reads a JSON number and refuses what cannot be a quantity. */
    static final class Deserializer extends StdScalarDeserializer<Quantity> {
        Deserializer() {
            super(Quantity.class);
        }

        @Override
        public Quantity deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonToken token = parser.currentToken();
            if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
                return (Quantity) context.handleUnexpectedToken(Quantity.class, parser);
            }
            BigDecimal value = parser.getDecimalValue();
            if (!isValid(value)) {
                return (Quantity) context.handleWeirdNumberValue(
                        Quantity.class, value, "quantity: at most 3 decimals and 1000000 units");
            }
            return of(value);
        }
    }
}
