/**
 * Grants, and the broker that turns a grant into a short-lived access token.
 *
 * <p>Start with {@link org.entente.grant.Grants} and {@link org.entente.grant.TokenBroker}.
 * Policies are evaluated again at every issue with the attributes of that moment; no audit entry,
 * no token. {@link org.entente.grant.GrantReader} says to whom a grant belongs: what an AI agent
 * holds is its person's too. {@link org.entente.grant.GrantReviews} suspends what the rules no
 * longer allow and resumes it when they do. Implements search's port {@link
 * org.entente.search.Granted}; hears approvals from requests.
 */
@Feature(
    allowedDependencies = {
      "kernel",
      "http",
      "audit",
      "identity",
      "policy",
      "catalog",
      "search",
      "request"
    })
package org.entente.grant;

import org.entente.kernel.Feature;
