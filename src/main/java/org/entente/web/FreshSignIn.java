package org.entente.web;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.OidcRedirectFilter;
import io.quarkus.oidc.Redirect;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import org.entente.identity.AccessTokens;

/**
 * Tells the sign-in service to ask again, whatever session it has with the person ({@code prompt}
 * and {@code acr_values}, OpenID Connect Core 1.0 section 3.1.2.1).
 *
 * <p>Only these two things can be said, whatever an address holds: what visitors write is never
 * passed on. A service without a second factor may ignore that one is wanted; then the new sign-in
 * has none, and counts as such.
 */
@ApplicationScoped
@Unremovable
@Redirect(Redirect.Location.OIDC_AUTHORIZATION)
class FreshSignIn implements OidcRedirectFilter {
  /** Parameter of an address that starts a sign-in. */
  static final String AGAIN = "again";

  @Override
  public void filter(OidcRedirectContext context) {
    HttpServerRequest request = context.routingContext().request();
    String again = request.getParam(AGAIN);
    if (again == null || !"/sign-in".equals(context.routingContext().normalizedPath())) {
      return;
    }
    context.additionalQueryParams().set("prompt", "login");
    if (Renewal.parse(again) == Renewal.SECOND_FACTOR) {
      context.additionalQueryParams().set("acr_values", AccessTokens.SECOND_FACTOR);
    }
  }
}
