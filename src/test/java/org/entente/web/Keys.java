package org.entente.web;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** A page used without a mouse: what Tab does not reach, or does not show as reached, fails. */
public final class Keys {
  /** More than any page has places to stop at. */
  private static final int FARTHEST = 250;

  private final Page page;

  public Keys(Page page) {
    this.page = page;
  }

  /** Goes on with Tab from where the focus is, round the page if need be. */
  public Keys to(String selector) {
    Locator wanted = page.locator(selector).first();
    wanted.waitFor();
    for (int stop = 0; stop < FARTHEST; stop++) {
      page.keyboard().press("Tab");
      if ((Boolean) wanted.evaluate("it => it === document.activeElement")) {
        return shown(selector, wanted);
      }
    }
    throw new AssertionError("Tab does not reach " + selector + " on " + page.url());
  }

  private Keys shown(String selector, Locator reached) {
    boolean shows =
        (Boolean)
            reached.evaluate(
                """
                it => [it, it.closest('[data-editor]')].filter(Boolean).map(it => getComputedStyle(it))
                  .some(style => style.outlineStyle !== 'none' || style.boxShadow !== 'none')
                """);
    if (!shows) {
      throw new AssertionError("nothing shows that the focus is on " + selector);
    }
    return this;
  }

  public Keys type(String text) {
    page.keyboard().type(text);
    return this;
  }

  /** In place of what the field holds. */
  public Keys retype(String text) {
    return press("Control+A").type(text);
  }

  public Keys press(String key) {
    page.keyboard().press(key);
    return this;
  }
}
