package org.entente.savedsearch;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Makes each node look for due searches and letters; any number of nodes may. */
@ApplicationScoped
class Rounds {
  private final Checks checks;
  private final Letters letters;

  @Inject
  Rounds(Checks checks, Letters letters) {
    this.checks = checks;
    this.letters = letters;
  }

  /** Apart, so that a slow mail server holds up no check. */
  @Scheduled(
      every = "{entente.alerts.every}",
      delayed = "15s",
      concurrentExecution = ConcurrentExecution.SKIP)
  void check() {
    checks.checkDue();
  }

  @Scheduled(
      every = "{entente.alerts.every}",
      delayed = "20s",
      concurrentExecution = ConcurrentExecution.SKIP)
  void send() {
    letters.sendDue();
  }
}
