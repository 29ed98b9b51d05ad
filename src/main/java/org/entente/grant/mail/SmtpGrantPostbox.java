package org.entente.grant.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.grant.GrantLetter;
import org.entente.grant.GrantPostbox;
import org.entente.http.EventLoop;
import org.entente.http.PublicAddress;
import org.jboss.logging.Logger;

/** Posts letters by SMTP, as text alone. Headers hold nothing that anybody typed. */
@ApplicationScoped
class SmtpGrantPostbox implements GrantPostbox {
  private static final Logger LOG = Logger.getLogger(SmtpGrantPostbox.class);
  private static final String SUBJECT = "Entente: what the rules changed about grants";

  /** Shorter than the first pause before another attempt. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ReactiveMailer mailer;
  private final EventLoop loop;
  private final boolean setUp;
  private final String host;

  SmtpGrantPostbox(
      ReactiveMailer mailer,
      EventLoop loop,
      @ConfigProperty(name = "entente.mail.host") Optional<String> server,
      PublicAddress address) {
    this.mailer = mailer;
    this.loop = loop;
    this.setUp = server.isPresent();
    this.host = URI.create(address.url()).getHost();
  }

  /** The letter as text. */
  @CheckedTemplate(basePath = "letter")
  record Grants(GrantLetter.Part own, GrantLetter.Part kept) implements TemplateInstance {}

  @Override
  public boolean isSetUp() {
    return setUp;
  }

  @Override
  public boolean post(GrantLetter letter) {
    String text = new Grants(letter.own(), letter.kept()).render();
    try {
      mailer
          .send(
              Mail.withText(letter.to().value(), SUBJECT, text)
                  .addHeader("Message-ID", "<" + letter.id() + "@" + host + ">")
                  .addHeader("Auto-Submitted", "auto-generated"))
          .runSubscriptionOn(loop)
          .await()
          .atMost(PATIENCE);
      return true;
    } catch (RuntimeException failed) {
      // Mail servers quote addresses in their answers, so these stay out of the log.
      LOG.warnf("the mail server did not take a letter (%s)", failed.getClass().getSimpleName());
      return false;
    }
  }
}
