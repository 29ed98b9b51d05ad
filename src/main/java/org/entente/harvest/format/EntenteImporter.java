package org.entente.harvest.format;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.function.Function;
import org.entente.harvest.Importer;
import org.entente.harvest.Imports.Format;

/** Our native form: newline-delimited JSON, one record a line. */
@ApplicationScoped
class EntenteImporter implements Importer {
  @Override
  public Format format() {
    return Format.ENTENTE;
  }

  @Override
  public Records open(InputStream body) {
    return new Lines(body, Function.identity());
  }
}
