package org.entente.web.policies.impact;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entente.kernel.DatasetId;
import org.entente.policy.impact.Change;
import org.entente.policy.impact.Impact;
import org.entente.policy.impact.ImpactJob;
import org.entente.policy.impact.Level;
import org.entente.policy.impact.Turn;
import org.entente.web.Titles;
import org.entente.web.Words;

/** A preview as its page shows it. */
record ImpactView(
    String href,
    String state,
    String tone,
    boolean over,
    int done,
    int all,
    Optional<Result> result) {

  /** What came of it. */
  record Result(String summary, String lookedAt, List<Group> groups, List<Ending> endings) {}

  /**
   * Rows of one kind.
   *
   * @param untouched how many more there are, for whom nothing changes
   */
  record Group(String id, String title, String about, List<Row> rows, String untouched) {}

  /**
   * @param numbers one for each level, in their order
   */
  record Row(String name, Bars bars, List<Number> numbers, List<Detail> details) {}

  /** What somebody gains and loses at one level. */
  record Number(String level, String text) {}

  /**
   * Widths of bars to the left and right of a middle line; those that are open lie behind.
   *
   * @param label the same in words
   */
  record Bars(int gained, int mayGain, int lost, int mayLose, String label) {
    private static final int WIDEST = 100;

    static Bars of(List<Change> changes, long most) {
      return new Bars(
          width(changes, most, Turn.GAINED),
          width(changes, most, Turn.GAINED, Turn.MAY_BE_GAINED),
          width(changes, most, Turn.LOST),
          width(changes, most, Turn.LOST, Turn.MAY_BE_LOST),
          Words.and(changes.stream().map(ImpactWords::change).toList()));
    }

    /** Visible however small it is. */
    private static int width(List<Change> changes, long most, Turn... turns) {
      long datasets = most(changes, turns);
      return datasets == 0 ? 0 : (int) Math.max(2, datasets * WIDEST / most);
    }

    /** At the level where it is most. */
    static long most(List<Change> changes, Turn... turns) {
      return Arrays.stream(Level.values())
          .mapToLong(
              level ->
                  changes.stream()
                      .filter(each -> each.level() == level)
                      .filter(each -> List.of(turns).contains(each.turn()))
                      .mapToLong(Change::datasets)
                      .sum())
          .max()
          .orElse(0);
    }
  }

  /** One change with what is responsible for it, and where its datasets are listed. */
  record Detail(String text, List<Rule> rules, String href) {}

  record Rule(String id, String title, String part) {}

  /** A grant that would stop. */
  record Ending(
      Titles.Title dataset,
      String holder,
      String purpose,
      String how,
      String tone,
      List<Rule> rules) {}

  static ImpactView of(ImpactJob job, Map<DatasetId, Titles.Title> titles) {
    String href = "/policies/impacts/" + job.id();
    return new ImpactView(
        href,
        ImpactWords.state(job.state()),
        ImpactWords.tone(job.state()),
        job.state().isOver(),
        job.done(),
        job.all(),
        job.impact().map(impact -> result(impact, href, titles)));
  }

  private static Result result(Impact impact, String href, Map<DatasetId, Titles.Title> titles) {
    String datasets = Words.count(impact.datasets(), "dataset", "datasets");
    return new Result(
        ImpactWords.summary(impact),
        impact.everything()
            ? "Looked at: " + datasets + ", all there are."
            : "Looked at: " + datasets + ", those that you may know of.",
        List.of(
            group(
                "personas",
                "Personas",
                "Made-up people of the draft’s tests; every fact of theirs is read.",
                impact.personas(),
                href),
            group(
                "people",
                "Your organisation",
                "Real people, as they are known today. What nobody may be shown of them, such as"
                    + " citizenship, is not read: where it would decide, the answer is “may”."
                    + (impact.allPeople()
                        ? ""
                        : " There are more than those who are looked at"
                            + " here, which are the ones who were seen last."),
                impact.people(),
                href),
            group(
                "partners",
                "Partners",
                "Anybody of an organisation. What differs from person to person is not read: where"
                    + " it would decide, the answer is “may”.",
                impact.partners(),
                href)),
        impact.grants().listed().stream().map(each -> ending(each, titles)).toList());
  }

  private static Group group(
      String id, String title, String about, List<Impact.Row> rows, String href) {
    List<Impact.Row> touched = rows.stream().filter(row -> !row.changes().isEmpty()).toList();
    long most =
        touched.stream()
            .mapToLong(
                row ->
                    Math.max(
                        Bars.most(row.changes(), Turn.GAINED, Turn.MAY_BE_GAINED),
                        Bars.most(row.changes(), Turn.LOST, Turn.MAY_BE_LOST)))
            .max()
            .orElse(1);
    int rest = rows.size() - touched.size();
    return new Group(
        id,
        title,
        about,
        touched.stream().map(row -> row(row, most, href)).toList(),
        rest == 0 ? "" : "Nothing changes for " + rest + (touched.isEmpty() ? "." : " others."));
  }

  private static Row row(Impact.Row row, long most, String href) {
    return new Row(
        row.name(),
        Bars.of(row.changes(), most),
        Arrays.stream(Level.values()).map(level -> number(row, level)).toList(),
        row.changes().stream().map(change -> detail(row, change, href)).toList());
  }

  private static Number number(Impact.Row row, Level level) {
    List<String> said =
        row.changes().stream()
            .filter(change -> change.level() == level)
            .map(
                change ->
                    switch (change.turn()) {
                      case GAINED -> "+" + grouped(change);
                      case LOST -> "−" + grouped(change);
                      case MAY_BE_GAINED -> "up to +" + grouped(change);
                      case MAY_BE_LOST -> "up to −" + grouped(change);
                    })
            .toList();
    return new Number(ImpactWords.level(level), said.isEmpty() ? "0" : String.join(", ", said));
  }

  private static String grouped(Change change) {
    return String.format(Locale.UK, "%,d", change.datasets());
  }

  private static Detail detail(Impact.Row row, Change change, String href) {
    return new Detail(
        ImpactWords.change(change),
        change.rules().stream()
            .map(
                each ->
                    new Rule(
                        each.cause().rule(),
                        each.cause().title(),
                        ImpactWords.part(each.cause().part())))
            .toList(),
        "%s/datasets?row=%s&level=%s&turn=%s"
            .formatted(href, row.key(), change.level().word(), change.turn().word()));
  }

  private static Ending ending(Impact.Ending ending, Map<DatasetId, Titles.Title> titles) {
    return new Ending(
        titles.get(ending.dataset()),
        ending.holder().name(),
        Words.purpose(ending.purpose()),
        ending.certain() ? "would stop" : "may stop",
        ending.certain() ? "no" : "ask",
        ending.rules().stream()
            .map(cause -> new Rule(cause.rule(), cause.title(), ImpactWords.part(cause.part())))
            .toList());
  }
}
