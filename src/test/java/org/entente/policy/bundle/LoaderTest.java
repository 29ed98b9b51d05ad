package org.entente.policy.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.entente.policy.Bundle;
import org.entente.policy.PolicyFiles;
import org.entente.policy.PolicySource;
import org.entente.policy.PolicySource.Loaded;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the loader admits, and that it names file, line, policy and reason where it does not. */
class LoaderTest {
  private static final String ORNL = "01qz5mb56";

  private static final String PERMIT =
      """
      @id("ours") @title("Ours") @reason("It is ours.")
      permit (principal, action == Action::"discover", resource) when { %s };
      """;

  private static final String FORBID =
      """
      @id("ours") @title("Ours") @reason("It is ours.")
      forbid (principal, action == Action::"receive", resource) %s;
      """;

  @TempDir Path folder;

  @BeforeEach
  void lay() throws IOException {
    Files.copy(Path.of("policies/schema.cedarschema"), folder.resolve("schema.cedarschema"));
    Files.createDirectories(folder.resolve("consortium"));
    Files.createDirectories(folder.resolve("partners"));
    consortium(PERMIT.formatted("resource.metadataTier == Tier::\"full\""));
  }

  @Test
  void theShippedPoliciesAreAdmitted() {
    assertThat(flawsIn(Path.of("policies"))).isEmpty();
  }

  @Test
  void theBundleIsNamedByWhatDecidesNotByItsLayout() throws IOException {
    String before = valid().hash();

    consortium(
        "// a comment\n\n" + PERMIT.formatted("  resource.metadataTier   ==   Tier::\"full\" "));
    assertThat(valid().hash()).isEqualTo(before).matches("[0-9a-f]{64}");

    consortium(PERMIT.formatted("resource.metadataTier == Tier::\"summary\""));
    assertThat(valid().hash()).isNotEqualTo(before);
  }

  @Test
  void aPartnersPolicyReachesItsOwnDatasetsOnly() throws IOException {
    partner(ORNL, PERMIT.formatted("true"));

    Loaded.Valid loaded = (Loaded.Valid) new PolicyDirectory(folder).load();

    assertThat(loaded.policies().get(ORNL + "/ours"))
        .contains("\"conditions\":[{\"kind\":\"when\",\"body\":{\"==\":")
        .contains("https://ror.org/" + ORNL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"approve", "steward", "curate", "audit"})
  void aPartnerMayNotSpeakOfTheOfficesOfOthers(String action) throws IOException {
    partner(ORNL, PERMIT.formatted("true").replace("discover", action));

    assertThat(onlyFlaw())
        .startsWith("partners/" + ORNL + "/rules.cedar:1: policy `ours`: ")
        .contains("a partner may not speak of `" + action + "`");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resource.owner == Org::\"https://ror.org/026v1ze26\"",
        "resource.owner != Org::\"https://ror.org/026v1ze26\"",
        "[Org::\"https://ror.org/01qz5mb56\", Org::\"https://ror.org/026v1ze26\"]"
            + ".contains(resource.owner)",
        "resource.metadataTier == Tier::\"full\" ||"
            + " resource.owner in Org::\"https://ror.org/026v1ze26\""
      })
  void aPartnerMayNotAskForAnothersDatasets(String condition) throws IOException {
    partner(ORNL, "\n" + PERMIT.formatted(condition));

    assertThat(onlyFlaw())
        .startsWith("partners/" + ORNL + "/rules.cedar:2: policy `ours`: ")
        .contains("a partner's rules speak of its own datasets only");
  }

  @Test
  void aPartnerMayNameItself() throws IOException {
    partner(ORNL, PERMIT.formatted("resource.owner == Org::\"https://ror.org/01qz5mb56\""));

    assertThat(flawsIn(folder)).isEmpty();
  }

  @Test
  void everyActionIsNamed() throws IOException {
    consortium(PERMIT.formatted("true").replace("action == Action::\"discover\"", "action"));

    assertThat(onlyFlaw())
        .isEqualTo(place("name the actions: `action == Action::\"…\"` or `action in [ … ]`"));
  }

  @Test
  void aSyntaxErrorIsRefusedWithItsLine() throws IOException {
    consortium("// fine so far\n\n@id(\"x\")\npermit (principal action resource);");

    assertThat(onlyFlaw()).startsWith("consortium/rules.cedar:3: ").contains("unexpected token");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@id(\"ours\")                  | consortium/rules.cedar:1: `@id` is missing",
        "@title(\"Ours\")               | consortium/rules.cedar:1: policy `ours`: `@title` is"
            + " missing",
        "@reason(\"It is ours.\")       | consortium/rules.cedar:1: policy `ours`: `@reason` is"
            + " missing"
      })
  void whatPeopleReadIsNotLeftOut(String annotation, String flaw) throws IOException {
    consortium(PERMIT.formatted("true").replace(annotation, ""));

    assertThat(onlyFlaw()).isEqualTo(flaw);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@remdy(\"Ask.\")        | no such annotation: `@remdy`",
        "@maxGrant(\"P30D\")     | `@maxGrant` belongs on a permit on `duty`",
        "@obligations(\"cite\")  | `@obligations` belongs on a permit on `duty`"
      })
  void annotationsAreKnownAndInTheirPlace(String annotation, String reason) throws IOException {
    consortium(annotation + "\n" + PERMIT.formatted("true"));

    assertThat(onlyFlaw()).isEqualTo(place(reason));
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-PT1H", "PT0S", "30 days"})
  void aLifetimeIsADuration(String text) throws IOException {
    consortium(
        "@maxToken(\"%s\")\n%s"
            .formatted(text, PERMIT.formatted("true").replace("discover", "duty")));

    assertThat(onlyFlaw())
        .isEqualTo(place("`@maxToken` is a duration such as PT1H or P90D: `" + text + "`"));
  }

  @Test
  void anIdIsTakenOnce() throws IOException {
    consortium(PERMIT.formatted("true") + "\n" + PERMIT.formatted("false"));

    assertThat(onlyFlaw())
        .isEqualTo(
            "consortium/rules.cedar:4: policy `ours`: the id is taken in consortium/rules.cedar:1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ours", "our_s", "-ours", "ours-", "a b"})
  void anIdIsWordsAndHyphens(String id) throws IOException {
    consortium(PERMIT.formatted("true").replace("\"ours\"", "\"" + id + "\""));

    assertThat(onlyFlaw()).contains("`@id` has lower-case words and hyphens");
  }

  @Test
  void approvalsArePartOfNoPermit() throws IOException {
    consortium(
        PERMIT
            .formatted("context.approvals.contains(Approval::\"steward\")")
            .replace("discover", "receive"));

    assertThat(onlyFlaw())
        .isEqualTo(
            place(
                "`context.approvals.contains(Approval::\"steward\")`: approvals and accepted terms"
                    + " may only lift a forbid: `unless { … }`"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "when { context.approvals.contains(Approval::\"steward\") }           | may only lift a"
            + " forbid",
        "unless { !context.approvals.contains(Approval::\"steward\") }        | may only lift a"
            + " forbid",
        "unless { context.approvals.containsAny([Approval::\"steward\"]) }    | ask for each one"
            + " with contains",
        "unless { context.approvals.isEmpty() }                               | with contains or"
            + " containsAll",
        "unless { resource.terms.containsAll(context.termsAccepted) }         | with contains or"
            + " containsAll",
        "when { principal has usPerson }                                      | a missing fact"
            + " would help here",
        "unless { !(principal has usPerson) }                                 | a missing fact"
            + " would help here",
        "when { context has mfaAge }                                          | a missing fact"
            + " would help here",
        "when { context.now == datetime(\"2027-01-01\") }                     | compare"
            + " `context.now` with",
        "when { resource.minAssurance + 1 > 3 }                               | `+` may not be"
            + " used: it can fail at run time",
        "when { resource.minAssurance * 9223372036854775807 > 3 }             | `*` may not be"
            + " used: it can fail at run time",
        "when { -resource.minAssurance > 3 }                                  | `neg` may not be"
            + " used: it can fail at run time",
        "when { context.now.toDate() < datetime(\"2027-01-01\") }             | `toDate` may not be"
            + " used",
        "when { context.now.offset(duration(\"1d\")) < context.now }          | `offset` may not be"
            + " used",
        "when { ip(\"10.0.0.1\").isLoopback() }                               | may not be used",
        "when { resource.parties == resource.parties }                        | cannot be compared"
            + " with each other",
        "when { principal.training == resource.requiredTraining }             | sets and records"
            + " are not compared with ==",
        "when { resource.projects.contains(resource.enclave) }                | cannot be compared"
            + " with each other",
        "when { context.purpose == action }                                   | `action` may not be"
            + " used in a condition",
        "when { datetime(\"2027-02-30\") < context.now }                      | `2027-02-30` is not"
            + " a date"
      })
  void whatValidatesAndWouldStillDoHarmIsRefused(String condition, String reason)
      throws IOException {
    consortium(FORBID.formatted(condition));

    assertThat(onlyFlaw()).startsWith(place("")).contains(reason);
  }

  @Test
  void whatLiesBehindAnotherEntityIsNotSupplied() throws IOException {
    consortium(
        """
        @id("ours") @title("Ours") @reason("It is ours.")
        forbid (principal, action == Action::"receive", resource)
        when { principal is Agent && principal.actsFor.org == Org::"x" };
        """);

    assertThat(onlyFlaw())
        .isEqualTo(
            place(
                "`principal.actsFor.org`: what lies behind another entity is not supplied, so a"
                    + " forbid would fail open"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "resource.metadataTeir == Tier::\"full\"       | attribute `metadataTeir`",
        "resource.metadataTier == Tier::\"ful\"        | ful",
        "resource.embargo.until > context.now          | embargo",
        "resource.minAssurance like \"3\"              | unexpected type"
      })
  void whatDoesNotValidateIsRefused(String condition, String reason) throws IOException {
    consortium(PERMIT.formatted(condition));

    assertThat(flaws())
        .isNotEmpty()
        .allSatisfy(flaw -> assertThat(flaw).startsWith("consortium/rules.cedar:1: "))
        .anySatisfy(flaw -> assertThat(flaw).contains(reason));
  }

  @Test
  void templatesAreNotPolicies() throws IOException {
    consortium(PERMIT.formatted("true").replace("(principal,", "(principal == ?principal,"));

    assertThat(onlyFlaw()).startsWith("consortium/rules.cedar:1: ");
  }

  @Test
  void everyFlawIsToldAtOnce() throws IOException {
    consortium(PERMIT.formatted("true").replace("@title(\"Ours\")", ""));
    partner(ORNL, PERMIT.formatted("true").replace("discover", "approve"));

    assertThat(flaws())
        .hasSize(2)
        .anySatisfy(flaw -> assertThat(flaw).startsWith("consortium/"))
        .anySatisfy(flaw -> assertThat(flaw).startsWith("partners/"));
  }

  @Test
  void aPartnersFolderIsNamedByItsRorId() throws IOException {
    partner("ornl", PERMIT.formatted("true"));

    assertThat(onlyFlaw()).startsWith("partners/ornl: a partner's folder is named by");
  }

  @Test
  void onlyPoliciesLieInAFolderOfPolicies() throws IOException {
    Files.writeString(folder.resolve("consortium/notes.txt"), "hello");

    assertThat(onlyFlaw()).isEqualTo("consortium/notes.txt: this folder holds .cedar files only");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "permit (principal, action, resource)                    | has no closing `;`",
        "permit (principal, action, resource) when { \"open };   | has no closing `\"`"
      })
  void aFileEndsWhereItsLastPolicyDoes(String text, String reason) throws IOException {
    consortium("\n" + text);

    assertThat(onlyFlaw()).startsWith("consortium/rules.cedar:2: ").contains(reason);
  }

  @Test
  void sizesAreBounded() throws IOException {
    consortium(PERMIT.formatted("(".repeat(33) + "true" + ")".repeat(33)));
    assertThat(onlyFlaw()).contains("brackets are nested deeper than 32");

    consortium(PERMIT.formatted("true || ".repeat(3_000) + "true"));
    assertThat(onlyFlaw()).contains("a policy has at most 16384 characters");

    consortium("// ".repeat(100_000));
    assertThat(onlyFlaw()).contains("a file has at most 262144 bytes");
  }

  /** Each of them would end the process: Cedar's parser is native and recurses over them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "true                          # || true                # 1700",
        "true                          # && true                # 1700",
        "true                          # ; if true then true else # 600",
        "context                       # .a                     # 5000",
        "1 == 1                        # + 1                    # 3500",
      })
  void chainsAreBoundedBeforeTheParserSeesThem(String first, String link, int times)
      throws IOException {
    String chain =
        link.startsWith(";")
            ? (link.substring(1) + " ").repeat(times) + first
            : first + (" " + link).repeat(times);
    consortium(PERMIT.formatted(chain));

    assertThat(onlyFlaw())
        .startsWith("consortium/rules.cedar:1: ")
        .contains("a policy has at most 200 operators");
  }

  @Test
  void aConditionIsAsHighAsBothEnginesClimb() throws IOException {
    String full = "resource.metadataTier == Tier::\"full\"";
    consortium(PERMIT.formatted(full + (" || " + full).repeat(45)));
    assertThat(flaws()).isEmpty();

    consortium(PERMIT.formatted(full + (" || " + full).repeat(46)));
    assertThat(onlyFlaw())
        .startsWith("consortium/rules.cedar:1: policy `ours`: ")
        .contains("more than 48 on top of each other");
  }

  @Test
  void aSchemaIsBounded() throws IOException {
    Path schema = folder.resolve("schema.cedarschema");
    String shipped = Files.readString(schema);

    Files.writeString(
        schema, shipped + "\ntype Deep = " + "Set<".repeat(8_000) + "Bool" + ">".repeat(8_000));
    assertThat(onlyFlaw()).contains("schema.cedarschema: brackets are nested deeper than 32");

    Files.writeString(schema, shipped + "// ".repeat(45_000));
    assertThat(onlyFlaw()).contains("a schema has at most 131072 characters");
  }

  @Test
  void aBundleIsBoundedWhereverItsTextsComeFrom() {
    PolicyFiles shipped = read(Path.of("policies"));
    PolicyDirectory anywhere = new PolicyDirectory(folder);

    assertThat(anywhere.build(shipped.with("consortium/long.cedar", "//".repeat(131_073))))
        .isEqualTo(
            new Loaded.Invalid(
                List.of("consortium/long.cedar: a file has at most 262144 characters")));
    String many = "permit(principal,action,resource);".repeat(2_001);
    assertThat(anywhere.build(shipped.with("consortium/many.cedar", many)))
        .isEqualTo(new Loaded.Invalid(List.of("a bundle has at most 2000 policies")));
  }

  private static PolicyFiles read(Path directory) {
    return ((PolicySource.Read.Files) new PolicyDirectory(directory).read()).files();
  }

  @Test
  void aFileIsUtf8() throws IOException {
    Files.write(
        folder.resolve("consortium/rules.cedar"), "// é".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(onlyFlaw()).isEqualTo("consortium/rules.cedar: is not UTF-8");
  }

  @Test
  void aSchemaThatIsNoneIsRefused() throws IOException {
    Files.writeString(folder.resolve("schema.cedarschema"), "entity User = {");

    assertThat(onlyFlaw()).startsWith("schema.cedarschema: ");
  }

  @Test
  void aFolderThatIsMissingIsNamed() {
    assertThat(flawsIn(folder.resolve("nowhere")))
        .singleElement()
        .asString()
        .contains("schema.cedarschema: cannot be read in `" + folder.resolve("nowhere"));
  }

  private static String place(String reason) {
    return "consortium/rules.cedar:1: policy `ours`: " + reason;
  }

  private void consortium(String text) throws IOException {
    Files.writeString(folder.resolve("consortium/rules.cedar"), text);
  }

  private void partner(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve("partners").resolve(name));
    Files.writeString(folder.resolve("partners").resolve(name).resolve("rules.cedar"), text);
  }

  private Bundle valid() {
    return ((Loaded.Valid) new PolicyDirectory(folder).load()).bundle();
  }

  private String onlyFlaw() {
    assertThat(flaws()).hasSize(1);
    return flaws().getFirst();
  }

  private List<String> flaws() {
    return flawsIn(folder);
  }

  private static List<String> flawsIn(Path folder) {
    return switch (new PolicyDirectory(folder).load()) {
      case Loaded.Valid _ -> List.of();
      case Loaded.Invalid invalid -> invalid.flaws();
    };
  }
}
