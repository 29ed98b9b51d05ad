/**
 * The catalog formats we read: our own, DCAT-US, DataCite and Croissant.
 *
 * <p>Start with {@link org.entente.harvest.format.EntenteImporter}, which maps nothing. Each
 * importer turns a source record into one of our native form and leaves all judgement to the
 * catalog's intake. What a source does not say of governance is left out, never guessed: the intake
 * then takes the most restrictive value. Two members may be added to any source record to say what
 * its format has no word for: {@code entente:owner} and {@code entente:governance}.
 */
package org.entente.harvest.format;
