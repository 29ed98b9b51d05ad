package org.entente.web;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A real Chromium, as a person's browser; {@code ENTENTE_BROWSER} names another executable. One
 * process serves all of them one after the other, and ends with the JVM; each window is a stranger
 * to every other.
 */
public final class Browser implements AutoCloseable {
  /** What signed-in windows kept, by broker and account; a broker that is started anew has none. */
  private static final Map<String, List<Cookie>> KEPT = new ConcurrentHashMap<>();

  private final List<BrowserContext> windows = new ArrayList<>();

  /** Started when it is first asked for. */
  private static final class Chromium {
    private static final com.microsoft.playwright.Browser RUNNING =
        Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(executable()))
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  private static String executable() {
    String named = System.getenv("ENTENTE_BROWSER");
    return named == null || named.isBlank() ? "/usr/bin/chromium" : named;
  }

  /** A window with a session of its own. */
  public Page window(int width, ColorScheme scheme) {
    return window(
        new com.microsoft.playwright.Browser.NewContextOptions()
            .setViewportSize(width, 900)
            .setColorScheme(scheme));
  }

  /** A window that runs no script at all. */
  public Page windowWithoutScript() {
    return window(
        new com.microsoft.playwright.Browser.NewContextOptions()
            .setViewportSize(1280, 900)
            .setJavaScriptEnabled(false));
  }

  private Page window(com.microsoft.playwright.Browser.NewContextOptions options) {
    BrowserContext window = Chromium.RUNNING.newContext(options);
    windows.add(window);
    return window.newPage();
  }

  /**
   * Signs in as a person who comes back: with what a window kept who signed in as the same person
   * before, where that still counts. Ends on the first page.
   */
  public static void signIn(Page page, String home, String account) {
    List<Cookie> kept = KEPT.get(home + " " + account);
    if (kept != null) {
      page.context().addCookies(kept);
      page.navigate(home + "/");
      if (page.locator(".account-name").count() == 1) {
        return;
      }
      page.context().clearCookies();
    }
    signInByForm(page, home, account);
    KEPT.put(home + " " + account, page.context().cookies());
  }

  /**
   * Signs in through Keycloak's own form, to a session that nobody else has; in the demo the
   * password is the account's name.
   */
  public static void signInByForm(Page page, String home, String account) {
    page.navigate(home + "/sign-in");
    page.fill("#username", account);
    page.fill("#password", account);
    page.click("#kc-login");
    page.waitForURL(home + "/**");
  }

  /** Closes its windows. */
  @Override
  public void close() {
    windows.forEach(BrowserContext::close);
  }
}
