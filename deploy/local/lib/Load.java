import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Loads the demo through the broker's own API: agreements and facts as {@code admin}, then the sample
 * catalog as {@code curator}, with its progress on the terminal. Loading again changes nothing.
 */
class Load {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final HttpClient client = HttpClient.newHttpClient();
  private final String broker;
  private final String issuer;

  Load(String broker, String issuer) {
    this.broker = broker;
    this.issuer = issuer;
  }

  /**
   * @param arguments broker address, issuer, file of facts, folder of the sample catalog (may be
   *     left out)
   */
  public static void main(String[] arguments) throws Exception {
    Load load = new Load(arguments[0], arguments[1]);
    try {
      load.facts(Path.of(arguments[2]));
      if (arguments.length > 3) {
        load.sample(Path.of(arguments[3]));
      }
    } catch (Refused refused) {
      System.err.println(refused.getMessage());
      System.exit(1);
    }
  }

  private void facts(Path file) throws IOException, InterruptedException {
    answered(
        request("/api/v1/facts", token("admin"))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofFile(file))
            .build());
  }

  private void sample(Path folder) throws IOException, InterruptedException {
    for (JsonNode part : JSON.readTree(folder.resolve("manifest.json").toFile())) {
      String file = part.get("file").asText();
      String address = "/api/v1/imports?format=" + part.get("format").asText();
      if (part.hasNonNull("owner")) {
        address += "&owner=" + encode(part.get("owner").asText());
      }
      HttpRequest post =
          request(address, token("curator"))
              .header("Content-Type", file.endsWith("l") ? "application/x-ndjson" : "application/json")
              .POST(BodyPublishers.ofFile(folder.resolve(file)))
              .build();
      follow(file, answered(post).get("id").asText());
    }
  }

  private void follow(String file, String job) throws IOException, InterruptedException {
    boolean terminal = System.console() != null && System.console().isTerminal();
    while (true) {
      JsonNode state =
          answered(request("/api/v1/imports/" + job, token("curator")).GET().build());
      long done =
          state.path("created").asLong()
              + state.path("updated").asLong()
              + state.path("unchanged").asLong()
              + state.path("rejected").asLong();
      boolean running = state.get("state").asText().equals("running");
      if (terminal || !running) {
        System.out.printf(
            "%s    %-32s %5d of %d records", terminal ? "\r" : "", file, done, state.path("total").asLong());
      }
      if (!running) {
        System.out.println();
        if (!state.get("state").asText().equals("completed") || state.path("rejected").asLong() > 0) {
          throw new Refused("The import of " + file + " left records out: " + state.path("errors"));
        }
        return;
      }
      Thread.sleep(200);
    }
  }

  private String token(String account) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "grant_type=password&client_id=entente-cli&username=" + account + "&password=" + account))
            .build();
    return answered(request).get("access_token").asText();
  }

  private HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(URI.create(broker + path)).header("Authorization", "Bearer " + token);
  }

  private JsonNode answered(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new Refused(
          request.method() + " " + request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return answer.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(answer.body());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static final class Refused extends RuntimeException {
    Refused(String message) {
      super(message);
    }
  }
}
