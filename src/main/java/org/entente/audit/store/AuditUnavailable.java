package org.entente.audit.store;

import java.sql.SQLException;

/**
 * The trail cannot be written or read. Whoever records before acting must then not act: what cannot
 * be recorded does not happen.
 */
final class AuditUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AuditUnavailable(String message, SQLException cause) {
    super(message, cause);
  }
}
