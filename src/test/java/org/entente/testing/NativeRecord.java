package org.entente.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** A record in the native form, with an identifier nobody else has. */
public final class NativeRecord {
  public static final String ORNL = "https://ror.org/01qz5mb56";
  public static final String NIMS = "https://ror.org/026v1ze26";
  public static final String LANL = "https://ror.org/01e41cf67";
  public static final String NVIDIA = "https://ror.org/03jdj4y14";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode record = JSON.createObjectNode();

  private NativeRecord() {
    record.put("identifier", "test-" + UUID.randomUUID());
    record.put("title", "Neutron scattering of a test sample");
    record.put("description", "Counts over momentum transfer, measured once for this test.");
    record.put("owner", ORNL);
    record
        .putObject("governance")
        .put("accessLevel", "open")
        .put("metadataTier", "full")
        .put("basis", "open")
        .put("aiTraining", "yes")
        .put("humanSubjects", false)
        .put("biosecurity", "none")
        .put("minAssurance", 1)
        .set("export", JSON.createObjectNode().put("regime", "none"));
    governed("purposes", List.of("research", "education"));
  }

  /** Everybody sees it, and whoever has signed in may have it. */
  public static NativeRecord open() {
    return new NativeRecord();
  }

  /** Everybody sees it; the agreement and the steward's approval are needed to have it. */
  public static NativeRecord restricted() {
    return open()
        .governed("accessLevel", "restricted")
        .governed("basis", "dua")
        .governed("aiTraining", "ask")
        .governed("minAssurance", 2)
        .governed("purposes", List.of("research"))
        .governed("approvals", List.of("steward"))
        .governed("requiredAgreements", List.of(Registers.AGREEMENT));
  }

  /** As {@link #restricted}, and under the EAR, releasable to Japan. */
  public static NativeRecord exportControlled() {
    NativeRecord record = restricted();
    ObjectNode export = JSON.createObjectNode().put("regime", "ear");
    export.putArray("releasableTo").add("US").add("JP");
    record.governance().set("export", export);
    return record;
  }

  /** Nobody but the owner's stewards and the programme's curators know of it. */
  public static NativeRecord hidden() {
    return restricted().governed("metadataTier", "hidden");
  }

  public NativeRecord ownedBy(String owner) {
    return with("owner", owner);
  }

  public NativeRecord with(String member, Object value) {
    record.set(member, JSON.valueToTree(value));
    return this;
  }

  public NativeRecord without(String member) {
    record.remove(member);
    return this;
  }

  public NativeRecord governed(String member, Object value) {
    governance().set(member, JSON.valueToTree(value));
    return this;
  }

  private ObjectNode governance() {
    return (ObjectNode) record.get("governance");
  }

  /** Adds a distribution with a file that the gateway can serve. */
  public NativeRecord file(String path, byte[] content) {
    try {
      Path file = fileOf(path);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    record
        .withArray("distributions")
        .addObject()
        .put("path", path)
        .put("mediaType", "text/csv")
        .put("byteSize", content.length)
        .put("sha256", sha256(content))
        .put("location", "file:" + identifier() + "/" + path);
    return this;
  }

  public NativeRecord file(String path, String content) {
    return file(path, content.getBytes(UTF_8));
  }

  /** Where the file of a distribution stands on disk. */
  public Path fileOf(String path) {
    return Servers.FILES.resolve(identifier()).resolve(path);
  }

  public String identifier() {
    return record.get("identifier").asText();
  }

  public static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Publishes it as the programme's curator; the id of the dataset. */
  public String publish() {
    Registers.prepare();
    return Person.CURATOR
        .sending(json())
        .post("/api/v1/datasets")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** One line of JSON. */
  public String json() {
    return record.toString();
  }
}
