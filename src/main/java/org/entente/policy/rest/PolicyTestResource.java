package org.entente.policy.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.entente.identity.ActorKind;
import org.entente.identity.Actors;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;
import org.entente.policy.PolicyFiles;
import org.entente.policy.story.PolicyTests;

/**
 * Tests policies with the stories that come with them, those in force or those in the body. Changes
 * nothing. For people who work with policies; what they learn of rules whose text is not open to
 * them is what the listing of policies tells of each rule as well, its id and its title.
 */
@Path("/api/v1/policies/test")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class PolicyTestResource {
  /** Bytes: ten times what is shipped, and more. */
  static final int MOST_BYTES = 4 * 1024 * 1024;

  private static final int MOST_FILES = 500;
  private static final int LONGEST_FILE = 262_144;

  private final PolicyTests tests;
  private final Actors actors;
  private final ObjectMapper json;

  PolicyTestResource(PolicyTests tests, Actors actors, ObjectMapper json) {
    this.tests = tests;
    this.actors = actors;
    this.json = json;
  }

  /**
   * @param files texts by path below {@code policies/}, the whole of a bundle; left out, the bundle
   *     in force is tested
   */
  record Wanted(Map<String, String> files) {}

  @POST
  @RolesAllowed({"steward", "programme-officer", "admin", "auditor"})
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  public PolicyTestReport test(InputStream body) throws IOException {
    if (actors.current().kind() == ActorKind.AI_AGENT) {
      throw new Problem(
          ProblemType.FORBIDDEN,
          "Software that acts for a person does not test the rules; sign in yourself.");
    }
    Optional<PolicyFiles> files = files(body);
    return PolicyTestProblems.orThrow(
        files.map(tests::of).orElseGet(tests::inForce), flaws -> flawed(flaws, files.isPresent()));
  }

  private static Problem flawed(List<String> flaws, boolean given) {
    return given
        ? new Problem(
            ProblemType.INVALID,
            "These texts are no valid bundle. Mend what `flaws` names, then test again.",
            Map.of("flaws", flaws))
        : new Problem(
            ProblemType.CONFLICT,
            "The stories in force cannot be read. Their owners mend what `flaws` names.",
            Map.of("flaws", flaws));
  }

  private Optional<PolicyFiles> files(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new Problem(
          ProblemType.TOO_LARGE, "Policies to test have at most %,d bytes.".formatted(MOST_BYTES));
    }
    if (bytes.length == 0) {
      return Optional.empty();
    }
    JsonNode tree = json.readTree(bytes);
    if (!tree.isObject()) {
      throw new Problem(ProblemType.MALFORMED, "The body is a JSON object.");
    }
    Map<String, String> texts = json.treeToValue(tree, Wanted.class).files();
    if (texts == null) {
      return Optional.empty();
    }
    if (texts.size() > MOST_FILES) {
      throw new Problem(
          ProblemType.TOO_LARGE, "A bundle to test has at most %d files.".formatted(MOST_FILES));
    }
    texts.forEach(
        (path, text) -> {
          if (text == null || text.length() > LONGEST_FILE) {
            throw new Problem(
                ProblemType.INVALID,
                "Each of `files` is a text of at most %,d characters.".formatted(LONGEST_FILE));
          }
        });
    return Optional.of(new PolicyFiles(new TreeMap<>(texts)));
  }
}
