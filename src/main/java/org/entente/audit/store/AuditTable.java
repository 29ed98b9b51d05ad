package org.entente.audit.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditFilter;
import org.entente.audit.AuditStore;

/** Entries in the table {@code audit_entry}, read in the order of {@code audit_sequence}. */
@ApplicationScoped
class AuditTable implements AuditStore {
  private static final String READ =
      """
      select s.index, e.leaf
        from audit_sequence s join audit_entry e on e.id = s.entry
       where s.index >= ? and s.index < ?
      """;

  private final DataSource database;

  AuditTable(DataSource database) {
    this.database = database;
  }

  @Override
  public void insert(List<Fresh> entries) {
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                """
                insert into audit_entry
                  (id, time, type, actor_id, actor_name, subject, outcome, bundle, leaf)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
      for (Fresh entry : entries) {
        AuditEvent event = entry.event();
        insert.setObject(1, entry.id());
        insert.setObject(2, OffsetDateTime.ofInstant(entry.time(), ZoneOffset.UTC));
        insert.setString(3, event.type());
        insert.setString(4, event.actor().id());
        insert.setString(5, event.actor().name());
        insert.setString(6, event.subject());
        insert.setString(7, event.outcome().word());
        insert.setString(8, event.bundle().orElse(null));
        insert.setBytes(9, entry.leaf());
        insert.addBatch();
      }
      insert.executeBatch();
    } catch (SQLException e) {
      throw new AuditUnavailable("an audit entry cannot be written", e);
    }
  }

  @Override
  public List<Sealed> newestBefore(AuditFilter filter, long before, int limit) {
    return read(filter, 0, before, limit, "desc");
  }

  @Override
  public List<Sealed> oldestFrom(AuditFilter filter, long from, long until, int limit) {
    return read(filter, from, until, limit, "asc");
  }

  @Override
  public long size() {
    try (Connection connection = database.getConnection();
        PreparedStatement count =
            connection.prepareStatement("select coalesce(max(index) + 1, 0) from audit_sequence");
        ResultSet row = count.executeQuery()) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new AuditUnavailable("the audit trail cannot be read", e);
    }
  }

  private List<Sealed> read(AuditFilter filter, long from, long until, int limit, String order) {
    StringBuilder sql = new StringBuilder(READ);
    List<Object> values = new ArrayList<>(List.of(from, until));
    filter.from().ifPresent(time -> and(sql, values, "e.time >= ?", Timestamp.from(time)));
    filter.until().ifPresent(time -> and(sql, values, "e.time < ?", Timestamp.from(time)));
    filter.type().ifPresent(type -> and(sql, values, "e.type = ?", type));
    filter.subject().ifPresent(subject -> and(sql, values, "e.subject = ?", subject));
    filter.outcome().ifPresent(outcome -> and(sql, values, "e.outcome = ?", outcome.word()));
    filter
        .actor()
        .ifPresent(
            actor -> {
              and(sql, values, "(e.actor_name = ? or e.actor_id = ?)", actor);
              values.add(actor);
            });
    sql.append(" order by s.index ").append(order).append(" limit ?");
    values.add(limit);
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql.toString())) {
      for (int i = 0; i < values.size(); i++) {
        select.setObject(i + 1, values.get(i));
      }
      try (ResultSet rows = select.executeQuery()) {
        List<Sealed> found = new ArrayList<>();
        while (rows.next()) {
          found.add(new Sealed(rows.getLong(1), rows.getBytes(2)));
        }
        return found;
      }
    } catch (SQLException e) {
      throw new AuditUnavailable("the audit trail cannot be read", e);
    }
  }

  private static void and(StringBuilder sql, List<Object> values, String clause, Object value) {
    sql.append(" and ").append(clause);
    values.add(value);
  }
}
