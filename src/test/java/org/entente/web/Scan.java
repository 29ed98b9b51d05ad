package org.entente.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at pages as axe and a camera do, in light and dark, on a desk and on a phone; says at its
 * end what was amiss on any of them.
 */
public final class Scan implements AutoCloseable {
  private static final Path SCREENS = Path.of("target", "screens");

  /** In pixels: all rules with their texts make a page of which a whole picture takes a minute. */
  private static final int TALLEST_PICTURE = 8_000;

  private final List<String> flaws = new ArrayList<>();

  /** The page as it is shown now; where it is scrolled to and what is open stays. */
  public void look(Page page, String name) {
    for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      String tone = scheme.name().toLowerCase(java.util.Locale.ROOT);
      for (int width : new int[] {390, 1280}) {
        page.setViewportSize(width, 900);
        String shot = name + "-" + width + "-" + tone;
        int tall = (Integer) page.evaluate("document.documentElement.scrollHeight");
        page.screenshot(
            new Page.ScreenshotOptions()
                .setPath(SCREENS.resolve(shot + ".png"))
                .setFullPage(true)
                .setClip(0, 0, width, Math.min(tall, TALLEST_PICTURE)));
        if ((Integer) page.evaluate("document.documentElement.scrollWidth") > width) {
          flaws.add(shot + ": wider than its window");
        }
        Axe.flaws(page).forEach(flaw -> flaws.add(shot + ": " + flaw));
      }
    }
  }

  @Override
  public void close() {
    assertThat(flaws).isEmpty();
  }
}
