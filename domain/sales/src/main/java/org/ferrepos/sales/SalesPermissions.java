package org.ferrepos.sales;

import java.util.List;
import org.ferrepos.platform.area.Permission;
import org.ferrepos.platform.security.Role;

/** What callers may do at tills and with sales. */
public final class SalesPermissions {
    public static final String OPERATE_TILL = "sales.operate_till";
    public static final String SELL = "sales.sell";
    public static final String READ = "sales.read";
    public static final String CORRECT = "sales.correct";
    public static final String APPROVE = "sales.approve";
    public static final String READ_SUMMARY = "sales.read_summary";

    private SalesPermissions() {}

    static List<Permission> all() {
        return List.of(
                Permission.of(OPERATE_TILL, Role.SUPERVISOR, Role.CASHIER, Role.TERMINAL),
                Permission.of(SELL, Role.SUPERVISOR, Role.CASHIER, Role.SELLER, Role.TERMINAL),
                Permission.of(
                        READ, Role.SUPERVISOR, Role.CASHIER, Role.SELLER, Role.DISPATCH, Role.ANALYST, Role.TERMINAL),
                Permission.of(CORRECT, Role.SUPERVISOR, Role.CASHIER),
                Permission.of(APPROVE, Role.SUPERVISOR),
                Permission.of(READ_SUMMARY, Role.SUPERVISOR, Role.BUYER, Role.ANALYST));
    }
}
