package org.ferrepos.sales.register;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.ferrepos.catalog.SellableProduct;
import org.ferrepos.identity.Branch;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.identity.Register;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.FieldError;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.http.ProblemException;
import org.ferrepos.platform.money.Amounts;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.platform.money.TaxRate;
import org.ferrepos.sales.PaymentMethod;
import org.ferrepos.sales.SalesPolicy;
import org.ferrepos.sales.SalesProblem;
import org.ferrepos.sales.register.SaleTotals.Settlement;
import org.ferrepos.stock.StockKey;

/**
 * Decides one sale in memory against locked state. Every check comes before the first change, so that a refused sale
 * leaves its neighbours in the batch as they were.
 */
final class SaleDecider {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final SalesPolicy policy;
    private final BranchDirectory branches;

    SaleDecider(SalesPolicy policy, BranchDirectory branches) {
        this.policy = policy;
        this.branches = branches;
    }

    /** Accepts the sale and takes number and stock from the state, or says why not. */
    Decision decide(SaleCommand command, BatchState state, Instant now) {
        try {
            return accept(command, state, now);
        } catch (ProblemException e) {
            return new Decision.Refused(e.problem());
        } catch (ArithmeticException e) {
            return new Decision.Refused(Problem.of(SalesProblem.BUSINESS_AMOUNT_TOO_HIGH));
        }
    }

    private Decision accept(SaleCommand command, BatchState state, Instant now) {
        requireActive(command.register());
        BatchState.Till till = state.till(command.register().id());
        if (till == null || till.sessionId() == null) {
            throw Problem.of(SalesProblem.TILL_CLOSED, command.register().code())
                    .toException();
        }
        List<SaleRequest.Item> items = command.request().items();
        if (items.size() > policy.maxItems()) {
            throw Problem.of(SalesProblem.BUSINESS_TOO_MANY_ITEMS, items.size(), policy.maxItems())
                    .toException();
        }
        List<AcceptedSale.Line> lines = priceLines(command, state, now);
        Map<StockKey, Quantity> taken = checkStock(command, state, lines);
        SaleTotals totals =
                SaleTotals.of(lines.stream().map(AcceptedSale.Line::priced).toList());
        if (totals.total() > Amounts.MAX_AMOUNT || totals.subtotal() > Amounts.MAX_AMOUNT) {
            throw Problem.of(SalesProblem.BUSINESS_AMOUNT_TOO_HIGH).toException();
        }
        Settlement.Settled settled = settle(command, totals);
        taken.forEach(state::take);
        return new Decision.Accepted(
                new AcceptedSale(command, till.takeNumber(), till.sessionId(), lines, totals, settled));
    }

    /** By the directory as it is now: the command may be older than the end of its till. */
    private void requireActive(Register accepted) {
        Register register = branches.registerById(accepted.id()).orElse(accepted);
        if (!register.branch().active()) {
            throw Problem.invalid("branch", "branch.unknown").toException();
        }
        if (!register.active()) {
            throw Problem.invalid("register", "register.unknown").toException();
        }
    }

    private List<AcceptedSale.Line> priceLines(SaleCommand command, BatchState state, Instant now) {
        List<SaleRequest.Item> items = command.request().items();
        List<AcceptedSale.Line> lines = new ArrayList<>(items.size());
        List<FieldError> unknown = new ArrayList<>();
        List<FieldError> untaxed = new ArrayList<>(0);
        LocalDate day = command.businessDate();
        Branch branch = command.register().branch();
        for (int i = 0; i < items.size(); i++) {
            SellableProduct product = state.product(items.get(i).sku());
            OptionalLong price = product == null ? OptionalLong.empty() : product.priceAt(branch.id(), now);
            if (product == null || !product.active() || price.isEmpty()) {
                String rule = product == null
                        ? "product.unknown"
                        : product.active() ? "product.priceless" : "product.inactive";
                unknown.add(FieldError.of("items[" + i + "].sku", rule)
                        .about(items.get(i).sku()));
                continue;
            }
            Optional<TaxRate> tax = state.taxRates().at(product.taxCategory(), branch.country(), day);
            if (tax.isEmpty()) {
                untaxed.add(FieldError.of(
                                "items[" + i + "].sku", "tax.no_rate", product.taxCategory(), branch.country(), day)
                        .about(product.sku()));
                continue;
            }
            lines.add(priceLine(command, new PricedProduct(i, product, price.getAsLong(), tax.get())));
        }
        if (!unknown.isEmpty()) {
            throw Problem.of(SalesProblem.BUSINESS_UNKNOWN_PRODUCT)
                    .withErrors(unknown)
                    .toException();
        }
        if (!untaxed.isEmpty()) {
            throw Problem.of(SalesProblem.BUSINESS_TAX_CATEGORY, branch.country())
                    .withErrors(untaxed)
                    .toException();
        }
        return lines;
    }

    /** What an item of the request is sold at, and with which tax. */
    private record PricedProduct(int index, SellableProduct product, long unitPrice, TaxRate tax) {}

    private AcceptedSale.Line priceLine(SaleCommand command, PricedProduct priced) {
        SaleRequest.Item item = command.request().items().get(priced.index);
        long gross = Amounts.lineAmount(priced.unitPrice, item.quantity());
        long discount = discountOf(command, priced.index, gross);
        return new AcceptedSale.Line(
                priced.index + 1,
                priced.product,
                item.quantity(),
                priced.unitPrice,
                new SaleTotals.PricedLine(gross, discount, priced.tax));
    }

    private long discountOf(SaleCommand command, int index, long gross) {
        SaleRequest.Discount discount = command.request().items().get(index).discount();
        if (discount == null) {
            return 0;
        }
        BigDecimal limit =
                command.approver().isPresent() ? policy.maxDiscountPercent() : policy.discountLimit(command.caller());
        long amount;
        boolean tooHigh;
        if (discount.percent() != null) {
            tooHigh = discount.percent().compareTo(limit) > 0;
            amount = tooHigh ? 0 : Amounts.percentOf(gross, discount.percent());
        } else {
            amount = discount.amount() == null ? 0 : discount.amount();
            tooHigh = BigDecimal.valueOf(amount).multiply(HUNDRED).compareTo(limit.multiply(BigDecimal.valueOf(gross)))
                    > 0;
        }
        if (tooHigh) {
            throw Problem.of(SalesProblem.BUSINESS_DISCOUNT_TOO_HIGH, limit)
                    .withErrors(List.of(FieldError.of("items[" + index + "].discount", "discount.limit", limit)))
                    .toException();
        }
        return amount;
    }

    private static Map<StockKey, Quantity> checkStock(
            SaleCommand command, BatchState state, List<AcceptedSale.Line> lines) {
        int branchId = command.register().branch().id();
        Map<StockKey, Quantity> asked = new LinkedHashMap<>();
        Map<StockKey, AcceptedSale.Line> firstLines = new LinkedHashMap<>();
        for (AcceptedSale.Line line : lines) {
            StockKey key = new StockKey(line.product().id(), branchId);
            asked.merge(key, line.quantity(), Quantity::plus);
            firstLines.putIfAbsent(key, line);
        }
        List<FieldError> shortages = new ArrayList<>();
        asked.forEach((key, quantity) -> {
            Quantity available = state.available(key);
            AcceptedSale.Line line = firstLines.get(key);
            if (quantity.compareTo(available) > 0 && line != null) {
                shortages.add(
                        FieldError.of(line.product().sku(), "stock.short", quantity.toDecimal(), available.toDecimal())
                                .about(line.product().sku(), quantity.toDecimal(), available.toDecimal()));
            }
        });
        if (!shortages.isEmpty()) {
            throw Problem.of(SalesProblem.BUSINESS_INSUFFICIENT_STOCK)
                    .withErrors(shortages)
                    .toException();
        }
        return asked;
    }

    private Settlement.Settled settle(SaleCommand command, SaleTotals totals) {
        long cash = 0;
        long otherThanCash = 0;
        for (SaleRequest.Payment payment : command.request().payments()) {
            if (payment.method() == PaymentMethod.CASH) {
                cash = Math.addExact(cash, payment.amount());
            } else {
                otherThanCash = Math.addExact(otherThanCash, payment.amount());
            }
        }
        long cashLimit = policy.cashLimit(command.register().branch().currency());
        if (cash > cashLimit) {
            throw Problem.of(SalesProblem.BUSINESS_CASH_LIMIT, cash, cashLimit).toException();
        }
        return switch (totals.settle(
                cash, otherThanCash, command.register().branch().currency())) {
            case Settlement.Settled settled -> settled;
            case Settlement.Underpaid insufficient ->
                throw Problem.of(SalesProblem.BUSINESS_PAYMENT_INSUFFICIENT, insufficient.due(), insufficient.paid())
                        .toException();
            case Settlement.ChangeNotInCash change ->
                throw Problem.of(SalesProblem.BUSINESS_CHANGE_NOT_IN_CASH, change.otherThanCash(), totals.total())
                        .toException();
        };
    }

    /** The request was used before with other content. */
    static Problem conflict(SaleCommand command) {
        return Problem.of(CommonProblem.IDEMPOTENCY_CONFLICT, command.id().toString());
    }

    /** What was decided for one sale. */
    sealed interface Decision {
        /** It will be written with its batch. */
        record Accepted(AcceptedSale sale) implements Decision {}

        /** Nothing of it will be written. */
        record Refused(Problem problem) implements Decision {}
    }
}
