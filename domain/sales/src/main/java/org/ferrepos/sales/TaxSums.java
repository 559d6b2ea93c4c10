package org.ferrepos.sales;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.ferrepos.platform.money.TaxRate;

/**
 * Adds up what was charged at each rate. The net is taken out of the sum of a rate, not out of lines: that is how tax is
 * declared, and rounding once is what the till shows too. A sale has one rate, seldom more.
 */
public final class TaxSums {
    private TaxRate[] rates = new TaxRate[2];
    private long[] charged = new long[2];
    private int size;
    private long exempt;

    public void add(TaxRate rate, long amount) {
        if (rate.isExempt()) {
            exempt = Math.addExact(exempt, amount);
            return;
        }
        int at = indexOf(rate);
        charged[at] = Math.addExact(charged[at], amount);
    }

    public long exempt() {
        return exempt;
    }

    public long affected() {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum = Math.addExact(sum, charged[i]);
        }
        return sum;
    }

    public long net() {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum = Math.addExact(sum, rates[i].netOf(charged[i]));
        }
        return sum;
    }

    /** Net and tax of each rate, the lowest first. */
    public List<SaleView.Tax> byRate() {
        List<SaleView.Tax> taxes = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            long net = rates[i].netOf(charged[i]);
            taxes.add(new SaleView.Tax(rates[i].percent(), net, charged[i] - net));
        }
        taxes.sort(Comparator.comparing(SaleView.Tax::percent));
        return taxes;
    }

    private int indexOf(TaxRate rate) {
        for (int i = 0; i < size; i++) {
            if (rates[i].equals(rate)) {
                return i;
            }
        }
        if (size == rates.length) {
            rates = Arrays.copyOf(rates, size * 2);
            charged = Arrays.copyOf(charged, size * 2);
        }
        rates[size] = rate;
        return size++;
    }
}
