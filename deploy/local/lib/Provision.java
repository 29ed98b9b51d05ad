import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** Creates the database roles and the database where they are missing; can be run again. */
class Provision {
  public static void main(String[] arguments) throws IOException {
    String server = arguments[0];
    String password = System.getenv("PG_SUPERUSER_PASSWORD");
    String roles = Files.readString(Path.of(arguments[1]));
    Map<String, String> variables =
        Map.of(
            "owner_password", System.getenv("ENTENTE_DB_OWNER_PASSWORD"),
            "app_password", System.getenv("ENTENTE_DB_PASSWORD"),
            "sequencer_password", System.getenv("ENTENTE_DB_SEQUENCER_PASSWORD"));
    for (var variable : variables.entrySet()) {
      roles =
          roles.replace(
              ":'" + variable.getKey() + "'", "'" + variable.getValue().replace("'", "''") + "'");
    }
    try (Connection connection =
            DriverManager.getConnection(server + "/postgres", "postgres", password);
        Statement statement = connection.createStatement()) {
      statement.execute(roles);
      try (var found =
          statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = 'entente'")) {
        if (found.next()) {
          return;
        }
      }
      statement.execute("CREATE DATABASE entente OWNER entente_owner");
    } catch (SQLException failure) {
      System.err.println("PostgreSQL refused: " + failure.getMessage());
      System.exit(1);
    }
  }
}
