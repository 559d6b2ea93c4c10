package org.ferrepos.sales.registration;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.ferrepos.catalog.SellableProduct;
import org.ferrepos.identity.Branch;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.identity.Register;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.FieldError;
import org.ferrepos.platform.http.Outcome;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.money.Amounts;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.platform.money.TaxRate;
import org.ferrepos.sales.Backdating;
import org.ferrepos.sales.PaymentMethod;
import org.ferrepos.sales.SalesPermissions;
import org.ferrepos.sales.SalesPolicy;
import org.ferrepos.sales.SalesProblem;
import org.ferrepos.sales.registration.SaleTotals.Settlement;
import org.ferrepos.stock.StockKey;
import org.jspecify.annotations.Nullable;

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
    Outcome<AcceptedSale> decide(SaleCommand command, BatchState state, Instant now) {
        try {
            return accept(command, state, now);
        } catch (ArithmeticException e) {
            return Outcome.refused(Problem.of(SalesProblem.BUSINESS_AMOUNT_TOO_HIGH));
        }
    }

    private Outcome<AcceptedSale> accept(SaleCommand command, BatchState state, Instant now) {
        Optional<Problem> ended = endOf(command.register());
        if (ended.isPresent()) {
            return Outcome.refused(ended.get());
        }
        BatchState.Till till = state.till(command.register().id());
        if (till == null || till.session() == null) {
            return Outcome.refused(
                    Problem.of(SalesProblem.TILL_CLOSED, command.register().code()));
        }
        if (policy.backdatedNeedsSupervisor() && !isAgreed(command) && isBackdated(command, till.session())) {
            return Outcome.refused(Problem.of(SalesProblem.SUPERVISOR_REQUIRED));
        }
        int items = command.request().items().size();
        if (items > policy.maxItems()) {
            return Outcome.refused(Problem.of(SalesProblem.BUSINESS_TOO_MANY_ITEMS, items, policy.maxItems()));
        }
        return priceLines(command, state, now).then(lines -> accept(command, state, till, lines));
    }

    private Outcome<AcceptedSale> accept(
            SaleCommand command, BatchState state, BatchState.Till till, List<AcceptedSale.Line> lines) {
        Map<StockKey, Quantity> asked = askedOfStock(command, lines);
        List<FieldError> shortages = shortages(asked, state, lines);
        if (!shortages.isEmpty()) {
            return Outcome.refused(
                    Problem.of(SalesProblem.BUSINESS_INSUFFICIENT_STOCK).withErrors(shortages));
        }
        SaleTotals totals =
                SaleTotals.of(lines.stream().map(AcceptedSale.Line::priced).toList());
        if (totals.total() > Amounts.MAX_AMOUNT || totals.subtotal() > Amounts.MAX_AMOUNT) {
            return Outcome.refused(Problem.of(SalesProblem.BUSINESS_AMOUNT_TOO_HIGH));
        }
        BatchState.Session session = Objects.requireNonNull(till.session());
        return settle(command, totals).map(settled -> {
            asked.forEach(state::take);
            return new AcceptedSale(command, till.takeNumber(), session, lines, totals, settled);
        });
    }

    private static boolean isAgreed(SaleCommand command) {
        return command.approver().isPresent() || command.caller().may(SalesPermissions.APPROVE);
    }

    private static boolean isBackdated(SaleCommand command, BatchState.Session session) {
        return Backdating.isBackdated(command.soldAt().toInstant(), session.openedAt());
    }

    /** By the directory as it is now: the command may be older than the end of its till. */
    private Optional<Problem> endOf(Register accepted) {
        Register register = branches.registerById(accepted.id()).orElse(accepted);
        if (!register.branch().active()) {
            return Optional.of(Problem.invalid("branch", "branch.unknown"));
        }
        return register.active() ? Optional.empty() : Optional.of(Problem.invalid("register", "register.unknown"));
    }

    private Outcome<List<AcceptedSale.Line>> priceLines(SaleCommand command, BatchState state, Instant now) {
        List<SaleRequest.Item> items = command.request().items();
        List<AcceptedSale.Line> lines = new ArrayList<>(items.size());
        List<FieldError> unknown = new ArrayList<>();
        List<FieldError> untaxed = new ArrayList<>(0);
        LocalDate day = command.businessDate();
        Branch branch = command.register().branch();
        for (int i = 0; i < items.size(); i++) {
            SellableProduct product = state.product(items.get(i).sku());
            OptionalLong price = product == null ? OptionalLong.empty() : product.priceAt(branch, now);
            if (product == null || !product.active() || price.isEmpty()) {
                unknown.add(whyUnknown("items[" + i + "].sku", product, branch)
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
            switch (priceLine(command, new PricedProduct(i, product, price.getAsLong(), tax.get()))) {
                case Outcome.Done<AcceptedSale.Line>(AcceptedSale.Line line) -> lines.add(line);
                case Outcome.Refused<AcceptedSale.Line>(Problem problem) -> {
                    return Outcome.refused(problem);
                }
            }
        }
        if (!unknown.isEmpty()) {
            return Outcome.refused(
                    Problem.of(SalesProblem.BUSINESS_UNKNOWN_PRODUCT).withErrors(unknown));
        }
        if (!untaxed.isEmpty()) {
            return Outcome.refused(Problem.of(SalesProblem.BUSINESS_TAX_CATEGORY, branch.country())
                    .withErrors(untaxed));
        }
        return Outcome.done(lines);
    }

    private static FieldError whyUnknown(String field, @Nullable SellableProduct product, Branch branch) {
        if (product == null) {
            return FieldError.of(field, "product.unknown");
        }
        return product.active()
                ? FieldError.of(field, "product.priceless", branch.currency(), branch.code())
                : FieldError.of(field, "product.inactive");
    }

    /** What an item of the request is sold at, and with which tax. */
    private record PricedProduct(int index, SellableProduct product, long unitPrice, TaxRate tax) {}

    private Outcome<AcceptedSale.Line> priceLine(SaleCommand command, PricedProduct priced) {
        SaleRequest.Item item = command.request().items().get(priced.index);
        long gross = Amounts.lineAmount(priced.unitPrice, item.quantity());
        return discountOf(command, priced.index, gross)
                .map(discount -> new AcceptedSale.Line(
                        priced.index + 1,
                        priced.product,
                        item.quantity(),
                        priced.unitPrice,
                        priced.product.costIn(command.register().branch().currency()),
                        new SaleTotals.PricedLine(gross, discount, priced.tax)));
    }

    private Outcome<Long> discountOf(SaleCommand command, int index, long gross) {
        SaleRequest.Discount discount = command.request().items().get(index).discount();
        if (discount == null) {
            return Outcome.done(0L);
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
            return Outcome.refused(Problem.of(SalesProblem.BUSINESS_DISCOUNT_TOO_HIGH, limit)
                    .withErrors(List.of(FieldError.of("items[" + index + "].discount", "discount.limit", limit))));
        }
        return Outcome.done(amount);
    }

    private static Map<StockKey, Quantity> askedOfStock(SaleCommand command, List<AcceptedSale.Line> lines) {
        int branchId = command.register().branch().id();
        Map<StockKey, Quantity> asked = new LinkedHashMap<>();
        for (AcceptedSale.Line line : lines) {
            asked.merge(new StockKey(line.product().id(), branchId), line.quantity(), Quantity::plus);
        }
        return asked;
    }

    private static List<FieldError> shortages(
            Map<StockKey, Quantity> asked, BatchState state, List<AcceptedSale.Line> lines) {
        List<FieldError> shortages = new ArrayList<>(0);
        asked.forEach((key, quantity) -> {
            Quantity available = state.available(key);
            if (quantity.compareTo(available) > 0) {
                String sku = lines.stream()
                        .map(AcceptedSale.Line::product)
                        .filter(product -> product.id() == key.productId())
                        .map(SellableProduct::sku)
                        .findFirst()
                        .orElseThrow();
                shortages.add(FieldError.of(sku, "stock.short", quantity.toDecimal(), available.toDecimal())
                        .about(sku, quantity.toDecimal(), available.toDecimal()));
            }
        });
        return shortages;
    }

    private Outcome<Settlement.Settled> settle(SaleCommand command, SaleTotals totals) {
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
            return Outcome.refused(Problem.of(SalesProblem.BUSINESS_CASH_LIMIT, cash, cashLimit));
        }
        return switch (totals.settle(
                cash, otherThanCash, command.register().branch().currency())) {
            case Settlement.Settled settled -> Outcome.done(settled);
            case Settlement.Underpaid insufficient ->
                Outcome.refused(Problem.of(
                        SalesProblem.BUSINESS_PAYMENT_INSUFFICIENT, insufficient.due(), insufficient.paid()));
            case Settlement.ChangeNotInCash change ->
                Outcome.refused(
                        Problem.of(SalesProblem.BUSINESS_CHANGE_NOT_IN_CASH, change.otherThanCash(), totals.total()));
        };
    }

    /** The request was used before with other content. */
    static Problem conflict(SaleCommand command) {
        return Problem.of(CommonProblem.IDEMPOTENCY_CONFLICT, command.id().toString());
    }
}
