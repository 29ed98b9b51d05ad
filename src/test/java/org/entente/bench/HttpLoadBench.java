package org.entente.bench;

import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.entente.bench.QueryShapes.Shape;
import org.entente.testing.Tokens;
import org.junit.jupiter.api.Test;

/**
 * Searches over HTTP against the packaged broker at a fixed rate.
 *
 * <p>The loop is open: requests leave when they are due, whether earlier ones have been answered or
 * not, and a request's time runs from when it was due. So a stall is felt by everyone who would
 * have asked meanwhile (no coordinated omission).
 */
class HttpLoadBench {
  private static final int RATE = Integer.getInteger("entente.bench.rate", 50);
  private static final int SECONDS = Integer.getInteger("entente.bench.seconds", 60);
  private static final int WARM_UP_SECONDS = Integer.getInteger("entente.bench.warm-up", 180);
  private static final String FACETS =
      "&facet=access&facet=owner&facet=challengeArea&facet=year&facet=keyword&facet=license";
  private static final List<Optional<String>> ACCOUNTS =
      List.of(
          Optional.empty(),
          Optional.of("scientist-ornl"),
          Optional.of("scientist-riken"),
          Optional.of("scientist-univ"),
          Optional.of("steward-ornl"),
          Optional.of("curator"));

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** One kind of request that is sent. */
  private record Sent(String kind, HttpRequest request) {}

  /** How one request went. */
  private record Went(String kind, double millis, int status, long bytes) {}

  @Test
  void fiftyRequestsASecond() throws Exception {
    Synthetic synthetic = Synthetic.fromSettings();
    Map<Shape, List<String>> texts = texts(synthetic);
    Report report = new Report("http-load");
    try (LoadedBroker broker = LoadedBroker.of(synthetic)) {
      LoadedBroker.Start first = broker.start();
      broker.kill();
      LoadedBroker.Start start = broker.start();
      report.line(
          "Start over %,d datasets: listens after %.1f s, first search answered %.2f s later; the"
              + " time before, with files not in memory, %.1f s and %.2f s",
          synthetic.count(),
          start.listening().toMillis() / 1e3,
          start.firstSearch().toMillis() / 1e3,
          first.listening().toMillis() / 1e3,
          first.firstSearch().toMillis() / 1e3);
      broker.registerDemo();
      List<Sent> mix = mix(broker, texts);
      run(mix, WARM_UP_SECONDS);
      List<Went> went = run(mix, SECONDS);
      report.line(
          "%d requests a second for %d s, after %d s for warming up",
          RATE, SECONDS, WARM_UP_SECONDS);
      Percentiles.head(report);
      row(report, "**all** (goal: p99 of 100)", went);
      for (String kind : went.stream().map(Went::kind).distinct().sorted().toList()) {
        row(report, kind, went.stream().filter(each -> each.kind().equals(kind)).toList());
      }
      report.line(
          "%d of %d answered 200; %,d bytes on average",
          went.stream().filter(each -> each.status() == 200).count(),
          went.size(),
          (long) went.stream().mapToLong(Went::bytes).average().orElseThrow());
      LoadedBroker.Heaped heap = broker.heap();
      report.line(
          "Heap of 512 MB: %d MB live after collection, %d MB at most before one",
          heap.live(), heap.most());
      report.write();
    }
  }

  private static Map<Shape, List<String>> texts(Synthetic synthetic) throws Exception {
    try (PreparedIndex index = PreparedIndex.of(synthetic);
        DirectoryReader plain = PlainIndex.of(index)) {
      return QueryShapes.of(synthetic, new IndexSearcher(plain), 25);
    }
  }

  /** As the page asks, with six facets: by the API for most, whole pages for the anonymous. */
  private static List<Sent> mix(LoadedBroker broker, Map<Shape, List<String>> texts) {
    List<Sent> mix = new ArrayList<>();
    int number = 0;
    for (Map.Entry<Shape, List<String>> each : texts.entrySet()) {
      for (String text : each.getValue()) {
        StringBuilder query = new StringBuilder("q=" + encoded(text));
        each.getKey()
            .filters()
            .forEach(
                (field, values) ->
                    values.forEach(
                        value ->
                            query.append("&filter=").append(encoded(field.word() + ":" + value))));
        mix.add(
            sent(
                broker,
                each.getKey().name(),
                query.toString(),
                ACCOUNTS.get(number++ % ACCOUNTS.size())));
      }
    }
    for (int page = 0; page < 12; page++) {
      mix.add(sent(broker, "EVERYTHING", "q=", ACCOUNTS.get(page % ACCOUNTS.size())));
    }
    for (String text : texts.get(Shape.TWO_WORDS)) {
      mix.add(
          new Sent("PAGE", HttpRequest.newBuilder(broker.address("/?q=" + encoded(text))).build()));
    }
    Collections.shuffle(mix, new java.util.Random(Settings.seed()));
    return mix;
  }

  private static Sent sent(
      LoadedBroker broker, String kind, String query, Optional<String> account) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(broker.address("/api/v1/datasets?" + query + FACETS));
    account.ifPresent(name -> request.header("Authorization", "Bearer " + Tokens.of(name)));
    return new Sent(kind, request.build());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private List<Went> run(List<Sent> mix, int seconds) {
    long every = Duration.ofSeconds(1).toNanos() / RATE;
    long begin = System.nanoTime();
    List<CompletableFuture<Went>> under = new ArrayList<>();
    for (int number = 0; number < RATE * seconds; number++) {
      Sent next = mix.get(number % mix.size());
      long due = begin + number * every;
      for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
        LockSupport.parkNanos(early);
      }
      under.add(
          client
              .sendAsync(next.request(), HttpResponse.BodyHandlers.ofByteArray())
              .handle(
                  (answer, failed) ->
                      new Went(
                          next.kind(),
                          (System.nanoTime() - due) / 1e6,
                          failed == null ? answer.statusCode() : 0,
                          failed == null ? answer.body().length : 0)));
    }
    return under.stream().map(CompletableFuture::join).toList();
  }

  private static void row(Report report, String what, List<Went> went) {
    new Percentiles(went.stream().map(Went::millis).toList()).row(report, what);
  }
}
