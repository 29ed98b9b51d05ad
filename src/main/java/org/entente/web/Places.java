package org.entente.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.entente.identity.Registrar;
import org.entente.identity.Role;

/** The navigation: what somebody with these roles has to do here. The doors decide, not this. */
final class Places {
  private Places() {}

  static List<Frame.Place> of(boolean anonymous, Set<Role> roles, String path) {
    List<Frame.Place> places = new ArrayList<>();
    places.add(place("Search", "/", "search", path));
    if (!anonymous) {
      places.add(place("My requests", "/requests", "file-earmark-text", path));
      places.add(place("My grants", "/grants", "key", path));
    }
    if (Audience.decides(roles)) {
      places.add(place("Queue", "/queue", "inbox", path));
    }
    if (roles.contains(Role.STEWARD)) {
      places.add(place("Stewardship", "/stewardship", "clipboard-check", path));
    }
    if (roles.contains(Role.CURATOR)) {
      places.add(place("Imports", "/imports", "box-arrow-in-down", path));
    }
    if (roles.contains(Role.AUDITOR)) {
      places.add(place("Audit trail", "/audit", "journal-check", path));
    }
    if (!Collections.disjoint(roles, Registrar.offices())) {
      places.add(place("Registers", "/registers", "person-lines-fill", path));
    } else if (roles.contains(Role.PARTNERSHIP_OFFICER)) {
      places.add(place("Agreements", "/registers/agreements", "file-earmark-check", path));
    }
    if (!anonymous) {
      places.add(place("Policies", "/policies", "shield-check", path));
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
