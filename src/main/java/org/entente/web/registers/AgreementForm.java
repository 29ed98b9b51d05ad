package org.entente.web.registers;

import jakarta.ws.rs.FormParam;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entente.identity.Agreement;
import org.entente.identity.Provenance;
import org.entente.kernel.RorId;

/** A version of an agreement as it was typed. */
public class AgreementForm {
  @FormParam("id")
  String id = "";

  @FormParam("version")
  String version = "";

  @FormParam("title")
  String title = "";

  @FormParam("parties")
  String parties = "";

  @FormParam("from")
  String from = "";

  @FormParam("until")
  String until = "";

  @FormParam("source")
  String source = "";

  @FormParam("assertedBy")
  String assertedBy = "";

  @FormParam("evidence")
  String evidence = "";

  public String id() {
    return FactForm.text(id);
  }

  public String version() {
    return FactForm.text(version);
  }

  public String title() {
    return FactForm.text(title);
  }

  public String parties() {
    return FactForm.text(parties);
  }

  public String from() {
    return FactForm.text(from);
  }

  public String until() {
    return FactForm.text(until);
  }

  public String source() {
    return FactForm.text(source);
  }

  public String assertedBy() {
    return FactForm.text(assertedBy);
  }

  public String evidence() {
    return FactForm.text(evidence);
  }

  /** With what is likely of its provenance. */
  AgreementForm from(String source, String assertedBy) {
    this.source = source;
    this.assertedBy = assertedBy;
    return this;
  }

  /** The next version of an agreement, for its registrar to change. */
  static AgreementForm after(Agreement last) {
    AgreementForm form = new AgreementForm();
    form.id = last.id();
    form.title = last.title();
    form.parties =
        last.parties().stream().sorted().map(RorId::value).collect(Collectors.joining("\n"));
    form.until =
        last.inForceUntil()
            .map(end -> end.minusMillis(1).atZone(ZoneOffset.UTC).toLocalDate().toString())
            .orElse("");
    return form;
  }

  /**
   * @throws IllegalArgumentException saying what is amiss
   */
  Agreement agreement() {
    Optional<Instant> end =
        until().isEmpty()
            ? Optional.empty()
            : Optional.of(FactForm.startOfDayAfter(until(), "the last day in force"));
    return new Agreement(
        id(),
        FactForm.bounded("version", version(), 64),
        FactForm.bounded("title", title(), 300),
        Arrays.stream(parties().split("[\\s,;]+", -1))
            .filter(each -> !each.isEmpty())
            .map(RorId::new)
            .collect(Collectors.toUnmodifiableSet()),
        FactForm.day(from(), "the first day in force").atStartOfDay(ZoneOffset.UTC).toInstant(),
        end,
        new Provenance(
            Optional.of(FactForm.bounded("source", source(), 200)),
            Optional.of(FactForm.bounded("office or person that asserts it", assertedBy(), 200)),
            Optional.empty(),
            evidence().isEmpty()
                ? Optional.empty()
                : Optional.of(FactForm.bounded("reference to the evidence", evidence(), 500))));
  }
}
