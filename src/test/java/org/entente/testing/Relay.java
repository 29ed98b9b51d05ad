package org.entente.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A wire between the broker and a server it depends on, which a test can cut and mend: the server
 * is then gone for the broker, and only for it.
 */
public final class Relay implements AutoCloseable {
  private final int target;
  private final int port;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private ServerSocket listener;

  /**
   * @param target port of the server on this machine
   */
  public Relay(int target) throws IOException {
    this.target = target;
    this.port = Realm.freePort();
    mend();
  }

  public int port() {
    return port;
  }

  /** From now on connections are refused, and those there are break. */
  public void cut() throws IOException {
    listener.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  /** Connections are taken again. */
  public void mend() throws IOException {
    ServerSocket fresh = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    listener = fresh;
    Thread.ofVirtual().start(() -> accept(fresh));
  }

  @Override
  public void close() throws IOException {
    cut();
  }

  private void accept(ServerSocket from) {
    while (!from.isClosed()) {
      try {
        Socket near = from.accept();
        Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(near);
        open.add(far);
        Thread.ofVirtual().start(() -> pump(near, far));
        Thread.ofVirtual().start(() -> pump(far, near));
      } catch (IOException cutOrRefused) {
        // The broker sees a broken connection, which is what this is for.
      }
    }
  }

  private void pump(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException cut) {
      // As above.
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }
}
