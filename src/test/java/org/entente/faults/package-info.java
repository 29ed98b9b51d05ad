/**
 * What happens when the broker is killed, or when what it depends on goes away: tests that run the
 * packaged broker as a process of its own.
 */
package org.entente.faults;
