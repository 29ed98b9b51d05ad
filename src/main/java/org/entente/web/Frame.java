package org.entente.web;

import java.util.List;
import java.util.Optional;

/**
 * What surrounds every page: its title, who is signed in, where they may go.
 *
 * @param title of the page, as in the browser's tab
 * @param address path and query of the page, where a sign-in leads back to
 * @param person empty where nobody is signed in
 * @param bundle first digits of the active bundle's hash; empty where it is not known
 * @param stamp changes whenever our style sheet or script does
 */
public record Frame(
    String title,
    String address,
    Optional<Person> person,
    List<Place> places,
    Optional<String> bundle,
    String stamp) {
  public Frame {
    places = List.copyOf(places);
  }

  /** Where signing in starts that leads back to this page. */
  public String signInHref() {
    return "/sign-in?return=" + Measures.urlEncoded(address);
  }

  /**
   * Who is signed in.
   *
   * @param account the name they sign in with
   * @param organisation its short name
   * @param duties roles in words
   */
  public record Person(
      String name, String account, Optional<String> organisation, List<String> duties) {
    public Person {
      duties = List.copyOf(duties);
    }
  }

  /**
   * A place in the navigation.
   *
   * @param here whether the page is that place or below it
   */
  public record Place(String label, String href, String icon, boolean here) {}
}
