package org.entente.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;

/** A request whose target reaches the broker byte for byte, as no well-behaved client sends it. */
public final class RawHttp {
  private static final int TIMEOUT_MILLIS = 20_000;

  private RawHttp() {}

  /**
   * An answer.
   *
   * @param text head and body
   */
  public record Answer(int status, String text) {}

  public static Answer get(String target, String token) throws IOException {
    return send(
        "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
            .formatted(target, token));
  }

  /** A JSON body as it is: other clients lay deeply nested bodies out for their log first. */
  public static Answer postJson(String target, String token, String body) throws IOException {
    return send(
        ("POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
                + "Content-Type: application/json\r\nContent-Length: %d\r\n"
                + "Connection: close\r\n\r\n%s")
            .formatted(target, token, body.length(), body));
  }

  /** Sends these characters, one byte each, and reads until the broker hangs up. */
  public static Answer send(String request) throws IOException {
    URI broker = URI.create(Servers.publicUrl());
    try (Socket socket = new Socket("127.0.0.1", broker.getPort())) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
      String text = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
      return new Answer(text.isEmpty() ? 0 : Integer.parseInt(text.substring(9, 12)), text);
    }
  }
}
