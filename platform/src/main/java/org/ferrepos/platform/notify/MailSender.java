package org.ferrepos.platform.notify;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Authenticator;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.ferrepos.platform.notify.DeliveryResult.Delivered;
import org.ferrepos.platform.notify.DeliveryResult.Later;
import org.ferrepos.platform.notify.DeliveryResult.Refused;
import org.ferrepos.platform.notify.NotifySettings.Encryption;
import org.ferrepos.platform.notify.NotifySettings.Smtp;

/** Hands mail to the configured server. */
final class MailSender {
    private static final int MAX_ADDRESSES = 50;
    private static final int PERMANENT = 500;

    private final Smtp smtp;
    private final Clock clock;
    private final Session session;

    MailSender(Smtp smtp, Clock clock, Properties more) {
        this.smtp = smtp;
        this.clock = clock;
        Properties properties = properties(smtp);
        properties.putAll(more);
        this.session = Session.getInstance(
                properties, smtp.user().map(user -> authenticator(smtp, user)).orElse(null));
    }

    DeliveryResult send(Message message, List<String> addresses) {
        if (addresses.isEmpty() || addresses.size() > MAX_ADDRESSES) {
            return new Refused("between 1 and " + MAX_ADDRESSES + " addresses are needed");
        }
        try {
            MimeMessage mail = new MimeMessage(session);
            mail.setFrom(address(smtp.from()));
            List<InternetAddress> recipients = new ArrayList<>();
            for (String address : addresses) {
                recipients.add(address(address));
            }
            mail.setRecipients(RecipientType.TO, recipients.toArray(InternetAddress[]::new));
            mail.setSubject(message.subject(), "UTF-8");
            mail.setText(message.text(), "UTF-8");
            mail.setHeader("Auto-Submitted", "auto-generated");
            mail.setHeader(
                    "Date",
                    java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.format(
                            clock.instant().atZone(java.time.ZoneOffset.UTC)));
            Transport.send(mail);
            return new Delivered();
        } catch (AddressException e) {
            return new Refused("an address is none: " + e.getMessage());
        } catch (AuthenticationFailedException e) {
            return new Refused("the mail server refuses the login");
        } catch (MessagingException e) {
            return isPermanent(e) ? new Refused(reason(e)) : new Later(reason(e), Optional.empty());
        }
    }

    /** One address and nothing else: no list, no group, no line that begins a header. */
    private static InternetAddress address(String text) throws AddressException {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new AddressException("control characters");
        }
        InternetAddress[] parsed = InternetAddress.parse(text, true);
        if (parsed.length != 1 || parsed[0].isGroup()) {
            throw new AddressException("not one address");
        }
        parsed[0].validate();
        return parsed[0];
    }

    private static boolean isPermanent(MessagingException failure) {
        for (Exception next = failure;
                next != null;
                next = next instanceof MessagingException m ? m.getNextException() : null) {
            if (next instanceof SMTPAddressFailedException address && address.getReturnCode() >= PERMANENT) {
                return true;
            }
            if (next instanceof SMTPSendFailedException send && send.getReturnCode() >= PERMANENT) {
                return true;
            }
        }
        return false;
    }

    private static String reason(MessagingException failure) {
        String kind = failure instanceof SendFailedException ? "not sent" : "no connection";
        return Message.cut(kind + ": " + failure.getMessage(), 300);
    }

    private static Authenticator authenticator(Smtp smtp, String user) {
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(user, smtp.password().orElse(""));
            }
        };
    }

    private static Properties properties(Smtp smtp) {
        String timeoutMillis = Long.toString(smtp.timeout().toMillis());
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.host", smtp.host());
        properties.setProperty("mail.smtp.port", Integer.toString(smtp.port()));
        properties.setProperty("mail.smtp.auth", Boolean.toString(smtp.user().isPresent()));
        // Without these a server that says nothing holds the thread for ever.
        properties.setProperty("mail.smtp.connectiontimeout", timeoutMillis);
        properties.setProperty("mail.smtp.timeout", timeoutMillis);
        properties.setProperty("mail.smtp.writetimeout", timeoutMillis);
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(smtp.encryption() == Encryption.TLS));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(smtp.encryption() == Encryption.STARTTLS));
        properties.setProperty(
                "mail.smtp.starttls.required", Boolean.toString(smtp.encryption() == Encryption.STARTTLS));
        return properties;
    }
}
