/**
 * The registers as pages: facts for the offices that assert them, agreements for their parties.
 *
 * <p>Start with {@link org.entente.web.registers.FactPages}. What somebody may see and change the
 * doors of {@code identity} decide; a sensitive value that comes without its value is shown as on
 * record. Everything is a plain form and works without script.
 */
package org.entente.web.registers;
