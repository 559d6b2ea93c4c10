package org.ferrepos.platform.money;

/** A country the product sells in: its law decides the tax of a sale. Named by its ISO 3166 code. */
public enum Country {
    CL(Currency.CLP),
    AR(Currency.ARS);

    private final Currency currency;

    Country(Currency currency) {
        this.currency = currency;
    }

    /** What is paid with there. */
    public Currency currency() {
        return currency;
    }

    /** Where a currency is paid with. */
    public static Country of(Currency currency) {
        return switch (currency) {
            case CLP -> CL;
            case ARS -> AR;
        };
    }
}
