package org.entente.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the broker is reached, from configuration; the Host header is never believed. */
@ApplicationScoped
public class PublicAddress {
  private final String url;
  private final String origin;

  PublicAddress(@ConfigProperty(name = "entente.public-url") String url) {
    this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    this.origin = originOf(URI.create(url));
  }

  /** Without a slash at its end. */
  public String url() {
    return url;
  }

  /** Scheme, host and port as browsers write them (RFC 6454 section 6.2). */
  public String origin() {
    return origin;
  }

  /** Host and port, as a browser that came by this address writes them in its Host header. */
  String authority() {
    return origin.substring(origin.indexOf("://") + 3);
  }

  static String originOf(URI uri) {
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    boolean usual = uri.getPort() == -1 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
    return scheme + "://" + host + (usual ? "" : ":" + uri.getPort());
  }
}
