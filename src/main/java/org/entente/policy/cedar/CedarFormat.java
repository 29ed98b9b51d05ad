package org.entente.policy.cedar;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.formatter.PolicyFormatter;
import com.cedarpolicy.model.exception.InternalException;

/** Policies as Cedar's own formatter lays them out; comments stay. */
public final class CedarFormat {
  static {
    // Loads the native library, which the formatter takes for granted.
    BasicAuthorizationEngine unused = new BasicAuthorizationEngine();
  }

  private CedarFormat() {}

  /**
   * @throws Refused if it is not Cedar
   */
  public static String pretty(String text) {
    String head = head(text);
    try {
      String body = PolicyFormatter.policiesStrToPretty(text.substring(head.length())).strip();
      return head + body + (body.isEmpty() ? "" : "\n");
    } catch (InternalException e) {
      throw new Refused(CedarParser.plain(e));
    }
  }

  /** Comments above the first blank line speak of the file; the formatter would join them on. */
  private static String head(String text) {
    int end = text.indexOf("\n\n");
    boolean isHead =
        end > 0 && text.substring(0, end).lines().allMatch(line -> line.startsWith("//"));
    return isHead ? text.substring(0, end + 2) : "";
  }
}
