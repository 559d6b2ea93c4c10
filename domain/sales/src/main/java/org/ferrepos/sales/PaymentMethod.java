package org.ferrepos.sales;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How a sale is paid. */
public enum PaymentMethod {
    @JsonProperty("cash")
    CASH,
    @JsonProperty("debit")
    DEBIT,
    @JsonProperty("credit")
    CREDIT,
    @JsonProperty("transfer")
    TRANSFER,
    @JsonProperty("qr")
    QR,
    @JsonProperty("points")
    POINTS,
    @JsonProperty("customer_credit")
    CUSTOMER_CREDIT,
    @JsonProperty("gift_card")
    GIFT_CARD;

    /** The name in JSON and in the database. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static PaymentMethod byId(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
