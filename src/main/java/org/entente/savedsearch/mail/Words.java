package org.entente.savedsearch.mail;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.Locale;
import org.entente.savedsearch.Letter;

/** What a letter says. */
final class Words {
  private Words() {}

  /** The letter as text. */
  @CheckedTemplate(basePath = "letter")
  record Plain(Letter letter, String count, String rest) implements TemplateInstance {}

  /** The same in HTML, without a picture or anything else to be fetched. */
  @CheckedTemplate(basePath = "letter")
  record Page(Letter letter, String count, String rest) implements TemplateInstance {}

  static String plain(Letter letter) {
    return new Plain(letter, datasets(letter.count()), rest(letter)).render();
  }

  static String page(Letter letter) {
    return new Page(letter, datasets(letter.count()), rest(letter)).render();
  }

  /** A number and nothing else: subjects show in lists and on locked screens. */
  static String subject(Letter letter) {
    return "Entente: %s in a saved search".formatted(datasets(letter.count()));
  }

  private static String datasets(long count) {
    return count == 1 ? "1 new dataset" : String.format(Locale.UK, "%,d new datasets", count);
  }

  private static String rest(Letter letter) {
    if (letter.named().isEmpty()) {
      return letter.count() == 1 ? "Sign in to see which it is." : "Sign in to see which they are.";
    }
    return String.format(Locale.UK, "And %,d more; sign in to see which.", letter.unnamed());
  }
}
