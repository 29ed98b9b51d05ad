package org.entente.policy.store;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.entente.policy.GovernanceClasses;
import org.jboss.logging.Logger;

/** Has the governance classes read while the broker starts, so that the first search is quick. */
@ApplicationScoped
class ClassReadAhead {
  private static final Logger LOG = Logger.getLogger(ClassReadAhead.class);

  private final GovernanceClasses classes;

  ClassReadAhead(GovernanceClasses classes) {
    this.classes = classes;
  }

  void start(@Observes StartupEvent event) {
    Thread.ofPlatform().name("class-read-ahead").daemon().start(this::read);
  }

  /** Whatever is not read now is read when it is asked for. */
  private void read() {
    try {
      classes.readAhead();
    } catch (RuntimeException away) {
      LOG.debug("governance classes are read one by one", away);
    }
  }
}
