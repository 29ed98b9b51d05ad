package org.entente.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;

/**
 * One event loop, for clients that speak first to a server that answers at once.
 *
 * <p>The SMTP client opens its connection on the loop of whoever calls it, or on any if that is
 * none, and listens on it from another: a server that greets in between is not heard, and the
 * dialogue stands still until its timeout. On one loop the two cannot come apart.
 */
@ApplicationScoped
public class EventLoop implements Executor {
  private final Context loop;

  EventLoop(Vertx vertx) {
    this.loop = vertx.getOrCreateContext();
  }

  @Override
  public void execute(Runnable task) {
    loop.runOnContext(_ -> task.run());
  }
}
