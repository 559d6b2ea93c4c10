package org.ferrepos.server.quality;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The SQL in the compiled classes of the product: every text of a constant pool that begins like a statement. The
 * compiler has already joined constants to whole statements there, and a class makes others of pieces when it is loaded;
 * what a method joins while it runs is seen in its pieces.
 */
final class SqlTexts {
    private static final Pattern STATEMENT = Pattern.compile(
            "(?s)\\s*((select|insert into|update|delete from|merge into)\\s|with\\s+\\w+\\s*(\\(|as\\b)).*");
    /** Where a text leaves room for another: joined, or formatted. */
    private static final Pattern PLACE = Pattern.compile("[\u0001\u0002]|%[sd]");

    private static final Pattern PARAMETER = Pattern.compile("'(?:[^']|'')*'|(?<![:\\w]):([a-zA-Z_]\\w*)|\\?");

    private SqlTexts() {}

    /**
     * A text that begins like a statement.
     *
     * @param joins whether its class joins texts while it runs, so that this may be a piece
     */
    record SqlText(String className, String sql, boolean joins) {
        boolean hasPlaces() {
            return PLACE.matcher(sql).find();
        }

        /** With the numbered parameters that PostgreSQL knows. */
        String numbered() {
            List<String> names = new ArrayList<>();
            Matcher matcher = PARAMETER.matcher(sql);
            StringBuilder text = new StringBuilder();
            while (matcher.find()) {
                String replacement = matcher.group();
                if (replacement.equals("?") || matcher.group(1) != null) {
                    String name = matcher.group(1) == null ? "?" + names.size() : matcher.group(1);
                    if (!names.contains(name)) {
                        names.add(name);
                    }
                    replacement = "$" + (names.indexOf(name) + 1);
                }
                matcher.appendReplacement(text, Matcher.quoteReplacement(replacement));
            }
            return matcher.appendTail(text).toString();
        }
    }

    static List<SqlText> all() {
        List<SqlText> found = new ArrayList<>();
        for (JavaClass type : ProductClasses.ALL) {
            found.addAll(of(type));
        }
        return found;
    }

    private static List<SqlText> of(JavaClass type) {
        ClassModel model = read(type);
        List<String> statements = new ArrayList<>();
        boolean joins = false;
        for (PoolEntry entry : model.constantPool()) {
            if (entry instanceof StringEntry text
                    && STATEMENT
                            .matcher(text.stringValue().toLowerCase(Locale.ROOT))
                            .matches()) {
                statements.add(text.stringValue());
            }
            joins |= entry instanceof Utf8Entry name
                    && (name.equalsString("makeConcatWithConstants")
                            || name.equalsString("java/lang/StringBuilder")
                            || name.equalsString("formatted"));
        }
        if (!statements.isEmpty()) {
            statements.addAll(composed(type));
        }
        boolean mayJoin = joins;
        return statements.stream()
                .map(sql -> new SqlText(type.getName(), sql, mayJoin))
                .toList();
    }

    /** What the class made of its pieces when it was loaded. */
    private static List<String> composed(JavaClass type) {
        List<String> found = new ArrayList<>();
        try {
            for (Field field : type.reflect().getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
                    field.setAccessible(true);
                    String text = String.valueOf(field.get(null));
                    if (STATEMENT.matcher(text.toLowerCase(Locale.ROOT)).matches()) {
                        found.add(text);
                    }
                }
            }
            return found;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ClassModel read(JavaClass type) {
        String file = "/" + type.getName().replace('.', '/') + ".class";
        try (InputStream bytes = SqlTexts.class.getResourceAsStream(file)) {
            if (bytes == null) {
                throw new IllegalStateException(file);
            }
            return ClassFile.of().parse(bytes.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
