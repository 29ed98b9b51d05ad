package org.entente.tour;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import org.entente.web.Browser;

/** A person at a browser: signs in through Keycloak, goes from page to page, keeps pictures. */
final class Visitor implements AutoCloseable {
  private static final Path PICTURES = Path.of("target", "tour-pictures");

  private final String broker;
  private final Page page;

  private Visitor(String broker, Page page) {
    this.broker = broker;
    this.page = page;
    page.setDefaultTimeout(30_000);
  }

  static Visitor to(Installation installation, Browser browser) {
    return new Visitor(installation.broker(), browser.window(1280, ColorScheme.LIGHT));
  }

  /** Through the page's own link and Keycloak's form; ends where the link was followed. */
  Visitor signIn(String account) {
    open("/");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in").setExact(true))
        .first()
        .click();
    page.fill("#username", account);
    page.fill("#password", account);
    page.click("#kc-login");
    page.waitForURL(broker + "/**");
    return this;
  }

  Visitor open(String path) {
    page.navigate(broker + path);
    return this;
  }

  Page page() {
    return page;
  }

  /** What a reader sees of the page's main part. */
  String reads() {
    return page.locator("main").innerText();
  }

  Visitor click(String label) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label)).first().click();
    page.waitForLoadState();
    return this;
  }

  Visitor follow(String label) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(label)).first().click();
    page.waitForLoadState();
    return this;
  }

  /** Keeps the screen: at a desk and on a phone, in light and in dark. */
  Visitor picture(String name) {
    for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      String tone = scheme == ColorScheme.DARK ? "-dark" : "";
      page.setViewportSize(390, 844);
      shoot(name + "-phone" + tone, true);
      page.setViewportSize(1280, 860);
      shoot(name + tone, false);
    }
    return this;
  }

  private void shoot(String name, boolean whole) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(whole));
  }

  @Override
  public void close() {
    page.context().close();
  }
}
