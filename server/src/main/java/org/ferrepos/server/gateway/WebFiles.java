package org.ferrepos.server.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * The files of the web application on the class path, each with a validator that changes when its content does. Read
 * once at the start; without an application there are none, and the program works all the same.
 */
final class WebFiles {
    static final WebFiles NONE = new WebFiles(Map.of());

    /** The one page; what it shows depends on the address. */
    static final String PAGE = "/index.html";

    /** Where files lie whose names change with their content. */
    static final String HASHED = "/assets/";

    private static final String ROOT = "META-INF/resources";
    /** A name of a file, and not the last part of an address such as {@code /productos/TOR-6.5}. */
    private static final Pattern FILE_NAME = Pattern.compile(".*\\.[a-z][a-z0-9]{0,11}");

    private final Map<String, String> validators;

    WebFiles(Map<String, String> validators) {
        this.validators = Map.copyOf(validators);
    }

    /** Lists the application that was packaged with the program. */
    static WebFiles load() {
        URL page = Thread.currentThread().getContextClassLoader().getResource(ROOT + PAGE);
        if (page == null) {
            return NONE;
        }
        try {
            return new WebFiles(page.openConnection() instanceof JarURLConnection jar ? inJar(jar) : inDirectory(page));
        } catch (IOException e) {
            throw new UncheckedIOException("the web application cannot be read", e);
        }
    }

    /** Which file answers an address: itself, or the page where a browser asks for one that no file has. */
    Optional<String> answering(String path, boolean wantsPage) {
        if (validators.containsKey(path)) {
            return Optional.of(path);
        }
        boolean isPage = path.equals("/") || (wantsPage && !path.startsWith(HASHED) && !isFileName(path));
        return isPage && validators.containsKey(PAGE) ? Optional.of(PAGE) : Optional.empty();
    }

    /** The entity tag of a file. */
    @Nullable
    String validator(String file) {
        return validators.get(file);
    }

    private static boolean isFileName(String path) {
        return FILE_NAME.matcher(path.substring(path.lastIndexOf('/') + 1)).matches();
    }

    private static Map<String, String> inJar(JarURLConnection connection) throws IOException {
        connection.setUseCaches(false);
        Map<String, String> found = new HashMap<>();
        try (JarFile jar = connection.getJarFile()) {
            jar.stream()
                    .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(ROOT + "/"))
                    .forEach(entry -> add(found, entry.getName().substring(ROOT.length()), tag(entry)));
        }
        return found;
    }

    private static String tag(ZipEntry entry) {
        return tag(entry.getCrc(), entry.getSize());
    }

    private static Map<String, String> inDirectory(URL page) throws IOException {
        Path root = Objects.requireNonNull(Path.of(URI.create(page.toString())).getParent());
        Map<String, String> found = new HashMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                long changed = Files.getLastModifiedTime(file).toMillis();
                add(found, "/" + root.relativize(file), tag(changed, Files.size(file)));
            }
        }
        return found;
    }

    /** What the build leaves for itself in hidden places is nobody's business. */
    private static void add(Map<String, String> found, String path, String validator) {
        if (!path.contains("/.")) {
            found.put(path, validator);
        }
    }

    /** Weak, for what is sent may be compressed. */
    private static String tag(long sum, long size) {
        return String.format(Locale.ROOT, "W/\"%x-%x\"", sum, size);
    }
}
