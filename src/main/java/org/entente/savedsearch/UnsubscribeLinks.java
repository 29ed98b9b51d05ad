package org.entente.savedsearch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditTrail;
import org.entente.http.PublicAddress;
import org.entente.http.SealedCursor;
import org.entente.kernel.Problem;

/**
 * The way out of alerts that every letter carries (RFC 8058): whoever holds the link may end the
 * alerts of that one search, and learns nothing by it, not even its name.
 *
 * <p>The token is the search's id, sealed with the node's key for this one use; nothing else that
 * is sealed with it opens here.
 */
@ApplicationScoped
public class UnsubscribeLinks {
  private static final String USE = "unsubscribe from a saved search";

  private final SealedCursor seal;
  private final SavedSearchStore store;
  private final AuditTrail trail;
  private final PublicAddress address;

  @Inject
  UnsubscribeLinks(
      SealedCursor seal, SavedSearchStore store, AuditTrail trail, PublicAddress address) {
    this.seal = seal;
    this.store = store;
    this.trail = trail;
    this.address = address;
  }

  String to(SavedSearchId id) {
    return address.url() + "/saved-searches/unsubscribe?token=" + seal.seal(id.toString(), USE);
  }

  /** Whether the token is one of ours; of the search it says nothing. */
  public boolean isOurs(String token) {
    return opened(token).isPresent();
  }

  /**
   * Ends the alerts. Once more does no harm, nor does it if the search is gone.
   *
   * @return false if the token is not ours
   */
  @Transactional
  public boolean unsubscribe(String token) {
    Optional<SavedSearchId> id = opened(token);
    id.flatMap(store::hold).filter(it -> it.alerts() != Alerts.NEVER).ifPresent(this::silence);
    return id.isPresent();
  }

  private void silence(SavedSearch search) {
    store.replace(search.silenced());
    store.dropLetter(search.id());
    trail.append(
        AuditEvent.fact(
            "search.unsubscribed",
            search.subscriber(),
            "saved-search:" + search.id(),
            Map.of("by", "the link in a letter")));
  }

  private Optional<SavedSearchId> opened(String token) {
    try {
      return SavedSearchId.parse(seal.open(token, USE));
    } catch (Problem notOurs) {
      return Optional.empty();
    }
  }
}
