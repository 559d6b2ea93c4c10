package org.ferrepos.server.quality;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** What the compiler's own parser says of a source file: how long its methods are and what it lacks. */
record JavaSource(Path file, List<Method> methods, List<String> undocumentedTypes) {
    /** A method with its number of lines, from its first annotation to its last brace. */
    record Method(Path file, String name, long lines) {}

    static List<JavaSource> parse(List<Path> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            Iterable<? extends javax.tools.JavaFileObject> units = manager.getJavaFileObjectsFromPaths(
                    files.stream().map(Checkout.ROOT::resolve).toList());
            JavacTask task =
                    (JavacTask) compiler.getTask(null, manager, diagnostic -> {}, List.of("-proc:none"), null, units);
            List<JavaSource> sources = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                Path file =
                        Checkout.ROOT.relativize(Path.of(unit.getSourceFile().toUri()));
                Reader reader = new Reader(file, unit, DocTrees.instance(task));
                reader.scan(unit, null);
                sources.add(new JavaSource(file, reader.methods, reader.undocumented));
            }
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Reader extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final Path file;
        private final CompilationUnitTree unit;
        private final Trees trees;
        private final List<Method> methods = new ArrayList<>();
        private final List<String> undocumented = new ArrayList<>();

        private Reader(Path file, CompilationUnitTree unit, Trees trees) {
            this.file = file;
            this.unit = unit;
            this.trees = trees;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            TreePath path = getCurrentPath();
            boolean top = path.getParentPath().getLeaf() instanceof CompilationUnitTree;
            if (top && type.getModifiers().getFlags().contains(Modifier.PUBLIC)) {
                String comment = trees.getDocComment(path);
                if (comment == null || comment.isBlank()) {
                    undocumented.add(file + ": " + type.getSimpleName());
                }
            }
            return super.visitClass(type, null);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            var positions = trees.getSourcePositions();
            long end = positions.getEndPosition(unit, method);
            if (end >= 0) {
                long first = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, method));
                long last = unit.getLineMap().getLineNumber(end);
                methods.add(new Method(file, method.getName().toString(), last - first + 1));
            }
            return super.visitMethod(method, null);
        }
    }
}
