package org.entente.web.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.catalog.Dataset;
import org.entente.catalog.StewardedDatasets;
import org.entente.identity.Actor;
import org.entente.policy.Governance;
import org.entente.policy.Governance.Regime;
import org.entente.web.Words;
import org.entente.web.stewardship.Stewarded.DatasetRow;
import org.entente.web.stewardship.Stewarded.DatasetRows;
import org.entente.web.stewardship.Stewarded.State;

/** Words the datasets that a steward looks after: what is to be settled comes first. */
@ApplicationScoped
class DatasetViews {
  private static final int PER_PAGE = 50;

  private final StewardedDatasets datasets;

  DatasetViews(StewardedDatasets datasets) {
    this.datasets = datasets;
  }

  StewardedDatasets.Holdings holdings(Actor steward) {
    return datasets.count(steward);
  }

  /**
   * @param page from 1; anything else is the first
   */
  DatasetRows page(Actor steward, String page) {
    int number = page != null && page.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(page) : 1;
    List<Dataset> found = datasets.list(steward, (number - 1) * PER_PAGE, PER_PAGE + 1);
    return new DatasetRows(
        count(datasets.count(steward)),
        found.stream().limit(PER_PAGE).map(DatasetViews::row).toList(),
        found.size() > PER_PAGE
            ? Optional.of("/stewardship/datasets?page=" + (number + 1))
            : Optional.empty(),
        number > 1 ? Optional.of("/stewardship/datasets") : Optional.empty());
  }

  private static String count(StewardedDatasets.Holdings holdings) {
    return Words.sentence(Words.count(holdings.all(), "dataset", "datasets"))
        + (holdings.unsettled() == 0
            ? ", all settled"
            : ", " + Words.count(holdings.unsettled(), "with", "with") + " something to settle");
  }

  private static DatasetRow row(Dataset dataset) {
    Governance governance = dataset.governance();
    List<String> unsettled = new ArrayList<>(governance.unresolved());
    if (governance.export().regime() == Regime.UNDETERMINED
        && unsettled.stream().noneMatch(field -> field.startsWith("export"))) {
      unsettled.add("export.regime");
    }
    return new DatasetRow(
        "/datasets/" + dataset.id(),
        dataset.metadata().title(),
        dataset.identifier(),
        unsettled.stream().sorted().toList(),
        access(governance.accessLevel()),
        export(governance.export().regime()),
        listed(governance.metadataTier()),
        dataset.updatedAt());
  }

  private static State access(Governance.AccessLevel level) {
    return switch (level) {
      case OPEN -> new State("open", "ok");
      case RESTRICTED -> new State("restricted", "ask");
      case CONTROLLED -> new State("controlled", "ask");
      case CLOSED -> new State("closed", "quiet");
    };
  }

  private static State export(Regime regime) {
    return switch (regime) {
      case NONE -> new State("none", "quiet");
      case FUNDAMENTAL -> new State("fundamental", "quiet");
      case EAR -> new State("EAR", "ask");
      case ITAR -> new State("ITAR", "ask");
      case PART810 -> new State("10 CFR 810", "ask");
      case PART810_SPECIFIC -> new State("10 CFR 810, specific", "ask");
      case FEFTA -> new State("FEFTA", "ask");
      case UNDETERMINED -> new State("not determined", "no");
    };
  }

  private static State listed(Governance.MetadataTier tier) {
    return switch (tier) {
      case FULL -> new State("full record", "quiet");
      case SUMMARY -> new State("summary", "quiet");
      case HIDDEN -> new State("hidden", "ask");
    };
  }
}
