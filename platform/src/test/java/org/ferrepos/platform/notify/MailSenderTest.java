package org.ferrepos.platform.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.ferrepos.platform.notify.DeliveryResult.Delivered;
import org.ferrepos.platform.notify.DeliveryResult.Later;
import org.ferrepos.platform.notify.DeliveryResult.Refused;
import org.ferrepos.platform.notify.NotifySettings.Encryption;
import org.ferrepos.platform.notify.NotifySettings.Smtp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mail, against a real server on the loopback address. */
final class MailSenderTest {
    private static final Message MESSAGE = new Message("Quiebre de stock: 3 ñandúes", "Línea 1\nLínea 2 — ½\"");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-30T12:00:00Z"), ZoneOffset.UTC);

    private GreenMail server;

    @BeforeEach
    void start() {
        server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
        });
        server.setUser("tienda@example.com", "tienda", "clave-de-prueba");
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aMessageArrivesAsItWasWritten() throws Exception {
        assertThat(sender(Encryption.NONE, "clave-de-prueba")
                        .send(MESSAGE, List.of("ana@example.com", "luis@example.com")))
                .isEqualTo(new Delivered());

        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("Quiebre de stock: 3 ñandúes");
        assertThat(String.valueOf(mail.getContent()).replace("\r\n", "\n").strip())
                .isEqualTo(MESSAGE.text());
        assertThat(mail.getFrom()[0]).hasToString("tienda@example.com");
        assertThat(mail.getAllRecipients()).hasSize(2);
        assertThat(mail.getHeader("Date")[0]).contains("30 Nov 2026 12:00:00");
    }

    @Test
    void noTextBecomesAHeader() throws Exception {
        Message sly = new Message("Hola\r\nBcc: otro@example.com", "texto");
        MailSender sender = sender(Encryption.NONE, "clave-de-prueba");

        assertThat(sender.send(sly, List.of("ana@example.com"))).isEqualTo(new Delivered());
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(server.getReceivedMessages()[0].getHeader("Bcc")).isNull();
        for (String address :
                List.of("ana@example.com\r\nBcc: x@example.com", "a@example.com, b@example.com", "nadie", "")) {
            assertThat(sender.send(MESSAGE, List.of(address))).as(address).isInstanceOf(Refused.class);
        }
        assertThat(sender.send(MESSAGE, List.of())).isInstanceOf(Refused.class);
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aWrongPasswordIsRefusedForGood() {
        assertThat(sender(Encryption.NONE, "otra").send(MESSAGE, List.of("ana@example.com")))
                .isInstanceOf(Refused.class);
    }

    @Test
    void anEncryptedConnectionIsMadeAndItsCertificateChecked() {
        Properties trusting = new Properties();
        trusting.setProperty("mail.smtp.ssl.trust", "127.0.0.1");
        trusting.setProperty("mail.smtp.ssl.checkserveridentity", "false");

        assertThat(new MailSender(smtp(port(true), Encryption.TLS, "clave-de-prueba"), CLOCK, trusting)
                        .send(MESSAGE, List.of("ana@example.com")))
                .isEqualTo(new Delivered());
        assertThat(sender(Encryption.TLS, "clave-de-prueba").send(MESSAGE, List.of("ana@example.com")))
                .isInstanceOf(Later.class);
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void nothingIsSentInTheClearWhereEncryptionIsAskedFor() {
        MailSender sender =
                new MailSender(smtp(port(false), Encryption.STARTTLS, "clave-de-prueba"), CLOCK, new Properties());

        DeliveryResult result = sender.send(MESSAGE, List.of("ana@example.com"));

        assertThat(result).isNotInstanceOf(Delivered.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerThatIsDownOrSilentIsTriedLater() throws Exception {
        int port = port(false);
        server.stop();
        assertThat(new MailSender(smtp(port, Encryption.NONE, "x"), CLOCK, new Properties())
                        .send(MESSAGE, List.of("ana@example.com")))
                .isInstanceOf(Later.class);
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThat(new MailSender(smtp(silent.getLocalPort(), Encryption.NONE, "x"), CLOCK, new Properties())
                            .send(MESSAGE, List.of("ana@example.com")))
                    .isInstanceOf(Later.class);
        }
    }

    private MailSender sender(Encryption encryption, String password) {
        return new MailSender(smtp(port(encryption == Encryption.TLS), encryption, password), CLOCK, new Properties());
    }

    private int port(boolean encrypted) {
        return encrypted ? server.getSmtps().getPort() : server.getSmtp().getPort();
    }

    private static Smtp smtp(int port, Encryption encryption, String password) {
        return new Smtp(
                "127.0.0.1",
                port,
                encryption,
                Optional.of("tienda"),
                Optional.of(password),
                "tienda@example.com",
                Duration.ofSeconds(3));
    }
}
