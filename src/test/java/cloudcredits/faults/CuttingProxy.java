package cloudcredits.faults;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between the portal and PostgreSQL, understands so much of their protocol that it knows the
 * ledger's COMMIT, and cuts connections there: just before the server gets it, or after the server
 * has done it and before the portal hears of it. Connections must be unencrypted.
 */
final class CuttingProxy implements AutoCloseable {

  private static final int PARSE = 'P';
  private static final int BIND = 'B';
  private static final int COMMAND_COMPLETE = 'C';
  private static final String COMMIT = "commit";
  private static final int LENGTH_ITSELF = 4;

  private final int server;
  private final ServerSocket door;
  private final AtomicInteger cutsBefore = new AtomicInteger();
  private final AtomicInteger cutsAfter = new AtomicInteger();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

  /**
   * @param server the port of PostgreSQL on this machine
   */
  CuttingProxy(int server) throws IOException {
    this.server = server;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(this::serve);
  }

  int port() {
    return door.getLocalPort();
  }

  /** The next so many commits do not reach the server. */
  void cutBeforeCommit(int times) {
    cutsBefore.addAndGet(times);
  }

  /** The next so many commits reach the server; nobody hears that they did. */
  void cutAfterCommit(int times) {
    cutsAfter.addAndGet(times);
  }

  /** How many of the cuts have not happened yet. */
  int waiting() {
    return cutsBefore.get() + cutsAfter.get();
  }

  private void serve() {
    try {
      while (true) {
        var connection = new Connection(door.accept(), new Socket(door.getInetAddress(), server));
        Thread.startVirtualThread(connection::toServer);
        Thread.startVirtualThread(connection::toPortal);
      }
    } catch (IOException closed) {
      close();
    }
  }

  @Override
  public void close() {
    try {
      door.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A message: its kind (none for the first one of a connection) and what follows its length. */
  private record Message(int kind, byte[] body) {

    static Message read(DataInputStream in, boolean first) throws IOException {
      int kind = first ? 0 : in.readUnsignedByte();
      byte[] body = new byte[in.readInt() - LENGTH_ITSELF];
      in.readFully(body);
      return new Message(kind, body);
    }

    void write(DataOutputStream out) throws IOException {
      if (kind != 0) {
        out.writeByte(kind);
      }
      out.writeInt(body.length + LENGTH_ITSELF);
      out.write(body);
    }

    /** The number-th of the texts, each ended by a zero, that the body begins with. */
    String text(int number) {
      return new String(body, StandardCharsets.UTF_8).split("\0", -1)[number];
    }
  }

  private final class Connection {

    private final Socket portal;
    private final Socket postgres;
    private final Set<String> commits = ConcurrentHashMap.newKeySet();
    private volatile boolean cutAtCommit;

    Connection(Socket portal, Socket postgres) {
      this.portal = portal;
      this.postgres = postgres;
      sockets.add(portal);
      sockets.add(postgres);
    }

    void toServer() {
      try (portal;
          postgres;
          var in = new DataInputStream(new BufferedInputStream(portal.getInputStream()));
          var out = new DataOutputStream(new BufferedOutputStream(postgres.getOutputStream()))) {
        for (boolean first = true; ; first = false) {
          Message message = Message.read(in, first);
          if (isCommit(message)) {
            if (take(cutsBefore)) {
              out.flush();
              return;
            }
            cutAtCommit |= take(cutsAfter);
          }
          message.write(out);
          flushIfIdle(in, out);
        }
      } catch (IOException over) {
        return;
      }
    }

    void toPortal() {
      try (portal;
          postgres;
          var in = new DataInputStream(new BufferedInputStream(postgres.getInputStream()));
          var out = new DataOutputStream(new BufferedOutputStream(portal.getOutputStream()))) {
        while (true) {
          Message message = Message.read(in, false);
          if (cutAtCommit && isCommitted(message)) {
            return;
          }
          message.write(out);
          flushIfIdle(in, out);
        }
      } catch (IOException over) {
        return;
      }
    }

    /** A statement is sent as text once or more, then by the name that it was given. */
    private boolean isCommit(Message message) {
      if (message.kind() == PARSE && message.text(1).equals(COMMIT)) {
        commits.add(message.text(0));
      } else if (message.kind() == PARSE) {
        commits.remove(message.text(0));
      }
      return message.kind() == BIND && commits.contains(message.text(1));
    }

    private static boolean isCommitted(Message message) {
      return message.kind() == COMMAND_COMPLETE && message.text(0).equals("COMMIT");
    }

    private static boolean take(AtomicInteger cuts) {
      return cuts.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    private static void flushIfIdle(DataInputStream in, DataOutputStream out) throws IOException {
      if (in.available() == 0) {
        out.flush();
      }
    }
  }
}
