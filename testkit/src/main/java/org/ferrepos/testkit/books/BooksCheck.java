package org.ferrepos.testkit.books;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks for anything in the books of a database that does not add up; an empty list of findings is the good answer. */
public final class BooksCheck {
    private static final int SHOWN_PER_RULE = 5;

    /** Each query returns the rows that break its rule. */
    private static final Map<String, String> RULES = rules();

    private BooksCheck() {}

    /** What breaks a rule, with the first rows that do. */
    public record Finding(String rule, List<String> rows) {}

    /** What was sold in all. */
    public record Totals(long sales, long lines, long thousandthsSold, long revenue, long moneyTaken) {}

    /** Every rule that does not hold. */
    public static List<Finding> findings(Connection connection) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        for (Map.Entry<String, String> rule : RULES.entrySet()) {
            List<String> rows = rows(connection, rule.getValue());
            if (!rows.isEmpty()) {
                findings.add(new Finding(rule.getKey(), rows));
            }
        }
        return findings;
    }

    public static Totals totals(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select (select count(*) from sales.sale), (select count(*) from sales.sale_line),
                            (select coalesce(sum(quantity), 0) * 1000 from sales.sale_line)::bigint,
                            (select coalesce(sum(total), 0) from sales.sale)::bigint,
                            (select coalesce(sum(paid - change_given), 0) from sales.sale)::bigint""")) {
            row.next();
            return new Totals(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
        }
    }

    private static List<String> rows(Connection connection, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql + " limit " + SHOWN_PER_RULE)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                StringBuilder text = new StringBuilder();
                for (int column = 1; column <= columns; column++) {
                    text.append(column == 1 ? "" : ", ")
                            .append(rows.getMetaData().getColumnLabel(column))
                            .append('=')
                            .append(rows.getString(column));
                }
                found.add(text.toString());
            }
        }
        return found;
    }

    private static Map<String, String> rules() {
        Map<String, String> rules = new LinkedHashMap<>();
        saleRules(rules);
        goodsRules(rules);
        tillRules(rules);
        return rules;
    }

    private static void saleRules(Map<String, String> rules) {
        rules.put("every sale has the lines that its amounts are the sum of", """
                select s.sale_id, s.total, l.total as lines from sales.sale s left join (
                    select sale_id, sum(total) as total, sum(discount) as discount from sales.sale_line group by 1) l
                    using (sale_id)
                where l.sale_id is null or l.total <> s.total or l.discount <> s.discount_total""");
        rules.put("every sale has the payments that its paid amount is the sum of", """
                select s.sale_id, s.paid, p.amount from sales.sale s left join (
                    select sale_id, sum(amount) as amount,
                        coalesce(sum(amount) filter (where method = 'cash'), 0) as cash
                    from sales.payment group by 1) p using (sale_id)
                where s.paid <> coalesce(p.amount, 0) or s.change_given > coalesce(p.cash, 0)""");
        rules.put("net, tax and exempt make the total; taken money makes it with its rounding", """
                select sale_id from sales.sale
                where net + tax + exempt <> total or subtotal - discount_total <> total
                    or paid - change_given <> total + cash_rounding""");
        rules.put("no line or payment stands without its sale", """
                select sale_id from (select sale_id from sales.sale_line union select sale_id from sales.payment) x
                where not exists (select 1 from sales.sale s where s.sale_id = x.sale_id)""");
        rules.put("numbers of a till start at one and have neither gap nor repeat", """
                select t.register_id, t.last_number, s.sales, s.lowest, s.highest from sales.till t left join (
                    select register_id, count(*) as sales, count(distinct number) as numbers, min(number) as lowest,
                        max(number) as highest from sales.sale group by 1) s using (register_id)
                where coalesce(s.highest, 0) <> t.last_number or coalesce(s.sales, 0) <> t.last_number
                    or s.numbers <> s.sales or s.lowest <> 1""");
    }

    private static void goodsRules(Map<String, String> rules) {
        rules.put("the ledger holds every line of every sale once, and no other sale", """
                select coalesce(l.sale_id, m.source_id) as sale, coalesce(l.line, m.source_line) as line,
                    l.quantity, m.quantity as ledger, m.entries
                from (select s.sale_id, s.branch_id, l.line, l.product_id, l.quantity
                    from sales.sale s join sales.sale_line l using (sale_id)) l
                full join (select source_id, source_line, min(product_id) as product_id, min(branch_id) as branch_id,
                        sum(quantity) as quantity, count(*) as entries
                    from stock.movement where kind = 'sale' group by 1, 2) m
                    on m.source_id = l.sale_id and m.source_line = l.line
                where l.sale_id is null or m.source_id is null or m.entries <> 1 or l.quantity <> -m.quantity
                    or l.product_id <> m.product_id or l.branch_id <> m.branch_id""");
        rules.put("every balance is the sum of its ledger", """
                select coalesce(b.product_id, m.product_id) as product, coalesce(b.branch_id, m.branch_id) as branch,
                    b.on_hand, m.quantity as ledger
                from stock.balance b full join (
                    select product_id, branch_id, sum(quantity) as quantity from stock.movement group by 1, 2) m
                    using (product_id, branch_id)
                where coalesce(b.on_hand, 0) <> coalesce(m.quantity, 0)""");
        rules.put("nothing is negative or promised twice", """
                select product_id, branch_id, on_hand, reserved from stock.balance
                where on_hand < 0 or reserved < 0 or on_hand < reserved""");
    }

    private static void tillRules(Map<String, String> rules) {
        rules.put("every sale lies in the session whose numbers include it", """
                select s.sale_id, s.number from sales.sale s join sales.till_session t using (session_id)
                where s.register_id <> t.register_id or s.number <= t.number_before or s.number > t.last_number""");
        rules.put("no sale is without a session", """
                select s.sale_id from sales.sale s left join sales.till_session t using (session_id)
                where t.session_id is null""");
        rules.put("what a closed till expected is what its sales brought", """
                select c.session_id, c.method, c.expected, e.amount from (
                    select session_id, method, sum(amount) as amount from (
                        select session_id, 'cash' as method, opening_float as amount from sales.till_session
                        union all select s.session_id, p.method, p.amount
                            from sales.sale s join sales.payment p using (sale_id)
                        union all select session_id, 'cash', -change_given from sales.sale
                        union all select session_id, 'cash', case kind when 'in' then amount else -amount end
                            from sales.till_movement
                        union all select session_id, method, -amount from sales.refund) money group by 1, 2) e
                join sales.till_count c using (session_id, method) where c.expected <> e.amount""");
    }
}
