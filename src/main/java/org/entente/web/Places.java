package org.entente.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.entente.identity.Role;

/** The navigation: what somebody with these roles has to do here. The doors decide, not this. */
final class Places {
  /** Roles that may be asked for an approval. */
  private static final Set<Role> DECIDERS =
      EnumSet.complementOf(EnumSet.of(Role.CURATOR, Role.AUDITOR, Role.ADMIN));

  private Places() {}

  static List<Frame.Place> of(boolean anonymous, Set<Role> roles, String path) {
    List<Frame.Place> places = new ArrayList<>();
    places.add(place("Search", "/", "search", path));
    if (!anonymous) {
      places.add(place("My requests", "/requests", "file-earmark-text", path));
      places.add(place("My grants", "/grants", "key", path));
    }
    if (!Collections.disjoint(roles, DECIDERS)) {
      places.add(place("Review", "/review", "inbox", path));
    }
    if (roles.contains(Role.AUDITOR)) {
      places.add(place("Audit trail", "/trail", "journal-check", path));
    }
    return places;
  }

  private static Frame.Place place(String label, String href, String icon, String path) {
    boolean here =
        href.equals("/")
            ? path.equals("/") || path.startsWith("/datasets/")
            : path.equals(href) || path.startsWith(href + "/");
    return new Frame.Place(label, href, icon, here);
  }
}
