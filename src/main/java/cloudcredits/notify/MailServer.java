package cloudcredits.notify;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;

/**
 * The server that takes our mail, from an address like {@code smtp://user:password@host:587}
 * (STARTTLS where the server offers it, and always before a password goes to another machine) or
 * {@code smtps://…} (TLS from the start).
 */
public final class MailServer {

  private static final String TIMEOUT_MILLIS = "10000";
  private static final int SMTP_PORT = 587;
  private static final int SMTPS_PORT = 465;

  private final URI url;
  private final String from;
  private final Session session;

  /**
   * @param url scheme smtp or smtps; user and password percent-encoded where they need it
   * @param from our own address, which answers and bounces go to
   * @throws IllegalArgumentException when it is no such URL
   */
  public MailServer(URI url, String from) {
    boolean smtp = "smtp".equals(url.getScheme()) || "smtps".equals(url.getScheme());
    if (!smtp || url.getHost() == null) {
      throw new IllegalArgumentException("SMTP_URL must look like smtp://user:password@host:587");
    }
    this.url = url;
    this.from = from;
    this.session = Session.getInstance(properties(url));
  }

  /**
   * A server whose user is an address sends from that; otherwise we are {@code cloud-credits@} the
   * portal's host.
   */
  public static MailServer of(URI url, URI portal) {
    String from =
        user(url).filter(user -> user.contains("@")).orElse("cloud-credits@" + portal.getHost());
    return new MailServer(url, from);
  }

  static Properties properties(URI url) {
    boolean tls = "smtps".equals(url.getScheme());
    int port = url.getPort() >= 0 ? url.getPort() : tls ? SMTPS_PORT : SMTP_PORT;
    boolean secret = user(url).isPresent() && !isThisMachine(url.getHost());
    Properties properties = new Properties();
    properties.setProperty("mail.transport.protocol", "smtp");
    properties.setProperty("mail.smtp.host", url.getHost());
    properties.setProperty("mail.smtp.port", Integer.toString(port));
    properties.setProperty("mail.smtp.auth", Boolean.toString(user(url).isPresent()));
    properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(tls));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(!tls));
    properties.setProperty("mail.smtp.starttls.required", Boolean.toString(!tls && secret));
    properties.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
    properties.setProperty("mail.smtp.timeout", TIMEOUT_MILLIS);
    properties.setProperty("mail.smtp.writetimeout", TIMEOUT_MILLIS);
    return properties;
  }

  private static boolean isThisMachine(String host) {
    return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
  }

  /** Sends one mail as plain text, with its file; returns when the server has taken it. */
  void send(Mail mail, Optional<Letter.File> file) throws MessagingException {
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress(from, true));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.recipient(), true));
    message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
    if (file.isPresent()) {
      message.setContent(parts(mail, file.get()));
    } else {
      message.setText(mail.body(), StandardCharsets.UTF_8.name());
    }
    message.setSentDate(Date.from(mail.createdAt()));
    message.setHeader("Auto-Submitted", "auto-generated");
    if (mail.stopsAt().isPresent()) {
      message.setHeader("List-Unsubscribe", "<" + mail.stopsAt().get() + ">");
      message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    Transport.send(message, user(url).orElse(null), password(url).orElse(null));
  }

  private static MimeMultipart parts(Mail mail, Letter.File file) throws MessagingException {
    var text = new MimeBodyPart();
    text.setText(mail.body(), StandardCharsets.UTF_8.name());
    var attached = new MimeBodyPart();
    attached.setDataHandler(new DataHandler(new ByteArrayDataSource(file.content(), file.type())));
    attached.setFileName(file.name());
    attached.setDisposition(Part.ATTACHMENT);
    return new MimeMultipart(text, attached);
  }

  private static Optional<String> user(URI url) {
    return Optional.ofNullable(url.getUserInfo()).map(info -> info.split(":", 2)[0]);
  }

  private static Optional<String> password(URI url) {
    return Optional.ofNullable(url.getUserInfo())
        .map(info -> info.split(":", 2))
        .map(parts -> parts.length == 2 ? parts[1] : "");
  }

  /** Without the password: this may reach a log. */
  @Override
  public String toString() {
    return url.getScheme() + "://" + url.getHost();
  }
}
