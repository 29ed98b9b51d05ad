package org.entente.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.util.Map;

/** A real SMTP server and a wire to it, which a test can cut and mend. */
public final class MailServer implements QuarkusTestResourceLifecycleManager {
  private static GreenMail server;
  private static Relay wire;

  @Override
  public Map<String, String> start() {
    try {
      server = new GreenMail(new ServerSetup(Realm.freePort(), "localhost", "smtp"));
      server.start();
      wire = new Relay(server.getSmtp().getPort());
    } catch (IOException failure) {
      throw new IllegalStateException("the mail server could not start", failure);
    }
    return Map.of(
        "entente.mail.host", "localhost",
        "quarkus.mailer.host", "localhost",
        "quarkus.mailer.port", String.valueOf(wire.port()),
        "quarkus.mailer.from", "catalog@entente.example",
        "quarkus.mailer.start-tls", "DISABLED",
        "quarkus.mailer.keep-alive", "false");
  }

  /** Where letters arrive. */
  public static GreenMail post() {
    return server;
  }

  public static Relay wire() {
    return wire;
  }

  @Override
  public void stop() {
    server.stop();
    try {
      wire.close();
    } catch (IOException failure) {
      System.err.println("the wire to the mail server did not close: " + failure.getMessage());
    }
  }
}
