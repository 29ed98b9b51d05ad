/**
 * Real servers for tests: PostgreSQL with the three roles, Keycloak with the demo realm, and the
 * tokens of the demo accounts.
 *
 * <p>A test class that needs the running broker carries {@code @QuarkusTest} and
 * {@code @QuarkusTestResource(Servers.class)}; all such classes of one JVM share Keycloak, and
 * those with the same resources a broker and its database, so a test names its own records.
 */
package org.entente.testing;
