package org.ferrepos.identity;

import java.time.ZoneId;
import org.ferrepos.platform.money.Country;
import org.ferrepos.platform.money.Currency;

/** A shop or warehouse of the company; its zone decides the business date, its country the tax, its currency the prices. */
public record Branch(
        int id,
        String code,
        String name,
        String address,
        String commune,
        ZoneId zone,
        Country country,
        Currency currency,
        boolean active) {}
