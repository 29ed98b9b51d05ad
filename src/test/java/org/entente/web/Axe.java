package org.entente.web;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/**
 * Asks axe, by the standard we keep to, about a page as it is shown. axe is put into a document
 * once, however often that is asked about, and hands back nothing but what is amiss. Colours that
 * are still fading into others are waited for.
 */
public final class Axe {
  private static final List<String> STANDARD =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  /** Most of axe's time goes into reading the same few colours for every element of a page. */
  private static final String COLOURS_ONCE =
      """
      const colour = axe.commons.color.Color.prototype;
      const read = colour.parseString;
      const known = new Map();
      colour.parseString = function (text) {
        if (!known.has(text)) {
          read.call(this, text);
          known.set(text, { r: this.r, g: this.g, b: this.b, alpha: this.alpha });
        }
        return Object.assign(this, known.get(text));
      };
      """;

  private static final String SOURCE =
      "() => { " + AxeBuilder.getAxeScript() + ";" + COLOURS_ONCE + " }";
  private static final String ASK =
      """
      async tags => {
        const moving = document
          .getAnimations()
          .filter(it => it.effect.getComputedTiming().endTime !== Infinity);
        await Promise.allSettled(moving.map(it => it.finished));
        const answer = await axe.run(document, {
          runOnly: { type: "tag", values: tags },
          resultTypes: ["violations"],
        });
        return answer.violations.flatMap(
          rule => rule.nodes.map(node => rule.id + " at " + node.target.join(" "))
        );
      }
      """;

  private Axe() {}

  /**
   * Each as the rule that is broken and where; empty if none is.
   *
   * @throws IllegalStateException if the page has frames, of which axe would be told nothing
   */
  @SuppressWarnings("unchecked")
  public static List<String> flaws(Page page) {
    if (page.frames().size() > 1) {
      throw new IllegalStateException("there are frames in " + page.url());
    }
    if (!(Boolean) page.evaluate("typeof window.axe === 'object'")) {
      page.evaluate(SOURCE);
    }
    return (List<String>) page.evaluate(ASK, STANDARD);
  }
}
