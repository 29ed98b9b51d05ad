package org.entente.savedsearch.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.http.EventLoop;
import org.entente.http.PublicAddress;
import org.entente.savedsearch.Letter;
import org.entente.savedsearch.Postbox;

/**
 * Posts letters by SMTP.
 *
 * <p>Headers hold nothing that anybody typed but the sender's and the receiver's addresses: no name
 * of a search, no title. So nothing can be smuggled into them, and nothing shows in a list of
 * mails.
 */
@ApplicationScoped
class SmtpPostbox implements Postbox {
  /** Shorter than the first pause before another attempt. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ReactiveMailer mailer;
  private final EventLoop loop;
  private final boolean setUp;
  private final String host;

  @Inject
  SmtpPostbox(
      ReactiveMailer mailer,
      EventLoop loop,
      @ConfigProperty(name = "entente.mail.host") Optional<String> server,
      PublicAddress address) {
    this.mailer = mailer;
    this.loop = loop;
    this.setUp = server.isPresent();
    this.host = URI.create(address.url()).getHost();
  }

  @Override
  public boolean isSetUp() {
    return setUp;
  }

  @Override
  public void post(Letter letter) throws Undelivered {
    try {
      mailer.send(mail(letter)).runSubscriptionOn(loop).await().atMost(PATIENCE);
    } catch (RuntimeException failed) {
      throw new Undelivered(failed);
    }
  }

  /** RFC 8058: the POST of {@code List-Unsubscribe} ends the alerts without a page. */
  private Mail mail(Letter letter) {
    return Mail.withText(letter.to().value(), Words.subject(letter), Words.plain(letter))
        .setHtml(Words.page(letter))
        .addHeader("Message-ID", "<" + letter.id() + "@" + host + ">")
        .addHeader("Auto-Submitted", "auto-generated")
        .addHeader("List-Unsubscribe", "<" + letter.unsubscribe() + ">")
        .addHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
  }
}
