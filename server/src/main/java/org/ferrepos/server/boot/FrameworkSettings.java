package org.ferrepos.server.boot;

import java.util.List;
import java.util.Locale;
import org.ferrepos.platform.config.Configuration;
import org.ferrepos.platform.config.LoggingSettings;
import org.ferrepos.server.document.PackagedDocument;

/** Translates the product's configuration to the framework's; the only place that knows both. */
final class FrameworkSettings {
    /** The request's id stands here and in no message. */
    private static final String LINE = "%-5p %s %X{request_id}%e%n";

    private FrameworkSettings() {}

    static void apply(Configuration configuration, boolean serving) {
        // The ports are opened by the gateway, which also looks at addresses before the framework does.
        set("quarkus.http.host-enabled", "false");
        set("vertx.disableURIValidation", "true");
        PackagedDocument.hideFromFramework();
        if (!serving) {
            set("quarkus.log.level", "WARN");
            return;
        }
        http(configuration);
        logging(configuration);
        configuration.tracing().otlpEndpoint().ifPresent(endpoint -> {
            set("quarkus.otel.sdk.disabled", "false");
            set("quarkus.otel.exporter.otlp.endpoint", endpoint);
            // Collectors take gRPC on 4317 by convention, and protobuf over HTTP on 4318 and everywhere else.
            set("quarkus.otel.exporter.otlp.protocol", endpoint.endsWith(":4317") ? "grpc" : "http/protobuf");
            set(
                    "quarkus.otel.service.name",
                    "ferre-pos-" + configuration.targets().id());
        });
    }

    private static void http(Configuration configuration) {
        set("quarkus.http.read-timeout", configuration.server().readTimeout().toSeconds() + "s");
        set(
                "quarkus.http.limits.max-body-size",
                Long.toString(configuration.server().maxUploadBytes()));
        set("quarkus.shutdown.timeout", "10s");
    }

    private static void logging(Configuration configuration) {
        LoggingSettings logging = configuration.logging();
        set("quarkus.log.level", logging.level().name());
        boolean json = logging.format() == LoggingSettings.Format.JSON;
        set("quarkus.log.console.enabled", Boolean.toString(logging.output() != LoggingSettings.Output.FILE));
        set("quarkus.log.console.json.enabled", Boolean.toString(json));
        set("quarkus.log.console.format", "%d{HH:mm:ss} " + LINE);
        set("quarkus.log.file.format", "%d{yyyy-MM-dd HH:mm:ss,SSS} " + LINE);
        configuration.server().instanceId().ifPresent(instance -> {
            for (String output : List.of("console", "file")) {
                set("quarkus.log." + output + ".json.additional-field.\"instance_id\".value", instance);
            }
        });
        boolean file = logging.output() != LoggingSettings.Output.STDOUT;
        set("quarkus.log.file.enabled", Boolean.toString(file));
        if (file) {
            LoggingSettings.LogFileSettings files = logging.file();
            set("quarkus.log.file.json.enabled", Boolean.toString(json));
            set(
                    "quarkus.log.file.path",
                    files.directory()
                            .resolve(configuration.targets().id().replace(',', '-') + ".log")
                            .toString());
            set("quarkus.log.file.rotation.max-file-size", files.maxSizeMegabytes() + "M");
            set("quarkus.log.file.rotation.max-backup-index", Integer.toString(Math.max(1, files.maxBackups())));
            set("quarkus.log.file.rotation.file-suffix", files.compress() ? ".yyyy-MM-dd.gz" : ".yyyy-MM-dd");
        }
        set(
                "quarkus.log.category.\"org.ferrepos\".level",
                logging.level().name().toUpperCase(Locale.ROOT));
    }

    private static void set(String key, String value) {
        System.setProperty(key, value);
    }
}
