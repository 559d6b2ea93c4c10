package org.ferrepos.stock;

import java.util.List;
import org.ferrepos.platform.area.Permission;
import org.ferrepos.platform.security.Role;

/** What callers may do with stock. */
public final class StockPermissions {
    public static final String READ_LEVELS = "stock.read_levels";
    /** Of a screen: what it reads is open to whoever may read levels. */
    public static final String SEE_OVERVIEW = "stock.see_overview";

    public static final String READ_MOVEMENTS = "stock.read_movements";
    public static final String RECEIVE = "stock.receive";
    public static final String ADJUST = "stock.adjust";
    public static final String SET_MINIMUMS = "stock.set_minimums";
    public static final String RESERVE = "stock.reserve";
    public static final String RESERVE_FOR_SALE = "stock.reserve_for_sale";
    public static final String TRANSFER = "stock.transfer";
    public static final String CHECK_LEDGER = "stock.check_ledger";
    public static final String EVERY_BRANCH = "stock.every_branch";

    private StockPermissions() {}

    static List<Permission> all() {
        return List.of(
                new Permission(READ_LEVELS, Role.all()),
                Permission.of(
                        SEE_OVERVIEW,
                        Role.SUPERVISOR,
                        Role.SELLER,
                        Role.DISPATCH,
                        Role.WAREHOUSE,
                        Role.BUYER,
                        Role.ANALYST),
                Permission.of(
                        READ_MOVEMENTS, Role.WAREHOUSE, Role.SUPERVISOR, Role.BUYER, Role.ANALYST, Role.ML_SERVICE),
                Permission.of(RECEIVE, Role.WAREHOUSE, Role.SUPERVISOR, Role.BUYER),
                Permission.of(ADJUST, Role.WAREHOUSE, Role.SUPERVISOR),
                Permission.of(SET_MINIMUMS, Role.WAREHOUSE, Role.SUPERVISOR, Role.BUYER),
                Permission.of(RESERVE, Role.WAREHOUSE, Role.SUPERVISOR, Role.BUYER),
                Permission.of(RESERVE_FOR_SALE, Role.CASHIER, Role.SELLER, Role.SUPERVISOR),
                Permission.of(TRANSFER, Role.WAREHOUSE, Role.SUPERVISOR),
                Permission.of(CHECK_LEDGER, Role.SUPERVISOR),
                Permission.of(EVERY_BRANCH, Role.WAREHOUSE, Role.BUYER));
    }
}
