package org.entente.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the time goes: samples of running threads, by method, as Java Flight Recorder takes them.
 */
final class Profile {
  private static final Duration EVERY = Duration.ofMillis(10);
  private static final int MOST = 18;

  private Profile() {}

  static void of(String title, Report report, Stopwatch.Work work) throws Exception {
    Path file = Files.createTempFile("profile", ".jfr");
    try (Recording recording = new Recording()) {
      recording.enable("jdk.ExecutionSample").withPeriod(EVERY);
      recording.start();
      work.run();
      recording.stop();
      recording.dump(file);
    }
    try {
      tell(title, report, RecordingFile.readAllEvents(file));
    } finally {
      Files.delete(file);
    }
  }

  private static void tell(String title, Report report, List<RecordedEvent> events)
      throws IOException {
    Map<String, Integer> self = new HashMap<>();
    Map<String, Integer> with = new HashMap<>();
    int samples = 0;
    for (RecordedEvent event : events) {
      if (event.getStackTrace() == null) {
        continue;
      }
      samples++;
      List<String> stack = new ArrayList<>();
      event.getStackTrace().getFrames().stream()
          .filter(RecordedFrame::isJavaFrame)
          .forEach(frame -> stack.add(name(frame)));
      self.merge(stack.getFirst(), 1, Integer::sum);
      Set<String> once = new HashSet<>(stack);
      once.removeIf(frame -> !frame.startsWith("org.entente.") || frame.contains(".bench."));
      once.forEach(frame -> with.merge(frame, 1, Integer::sum));
    }
    report.line("Profile: %s (%d samples)", title, samples);
    report.head("share of samples", "method, with what it calls");
    rows(report, with, samples);
    report.head("share of samples", "method itself");
    rows(report, self, samples);
  }

  private static void rows(Report report, Map<String, Integer> counts, int samples) {
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .limit(MOST)
        .forEach(
            each -> report.row(each.getValue() * 100 / samples + " %", "`" + each.getKey() + "`"));
  }

  private static String name(RecordedFrame frame) {
    return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
  }
}
