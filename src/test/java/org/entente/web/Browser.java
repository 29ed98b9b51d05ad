package org.entente.web;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A real Chromium, as a person's browser; {@code ENTENTE_BROWSER} names another executable. */
public final class Browser implements AutoCloseable {
  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;

  public Browser() {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    chromium =
        playwright
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
    BrowserContext context =
        chromium.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setColorScheme(scheme));
    return context.newPage();
  }

  /** A window that runs no script at all. */
  public Page windowWithoutScript() {
    return chromium
        .newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(1280, 900)
                .setJavaScriptEnabled(false))
        .newPage();
  }

  /** Signs in through Keycloak's own form; in the demo the password is the account's name. */
  public static void signIn(Page page, String home, String account) {
    page.navigate(home + "/sign-in");
    page.fill("#username", account);
    page.fill("#password", account);
    page.click("#kc-login");
    page.waitForURL(home + "/**");
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }
}
