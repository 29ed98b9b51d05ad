package org.entente.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.kernel.ActorRef;
import org.entente.policy.AccessScope;
import org.entente.search.SearchQuery.Field;
import org.entente.search.SearchQuery.Sort;
import org.junit.jupiter.api.Test;

/** A cursor goes with one question of one person under one bundle; another context is refused. */
class CursorContextTest {
  private record Scope(ActorRef actor, List<String> chain, String bundle) implements AccessScope {
    Scope(ActorRef actor, String bundle) {
      this(actor, List.of(actor.id()), bundle);
    }

    @Override
    public String datasetForm() {
      return "";
    }

    @Override
    public Object key() {
      return this;
    }

    @Override
    public Visibility visibility(String classId) {
      return Visibility.HIDDEN;
    }

    @Override
    public Access access(String classId) {
      return Access.DENIED;
    }

    @Override
    public Optional<Instant> validUntil() {
      return Optional.empty();
    }
  }

  private static final Scope MINE = new Scope(new ActorRef("me", "me"), "today");

  private static SearchQuery query(String text, String value, Sort sort) {
    return new SearchQuery(
        text, Map.of(Field.YEAR, Set.of(value)), List.of(), sort, 20, Optional.empty());
  }

  private static String context(Scope scope, String text, String value, Sort sort) {
    return CursorContext.of(scope, query(text, value, sort));
  }

  @Test
  void everythingThatDecidesWhichHitsThereAreAndInWhichOrderIsInIt() {
    assertThat(
            List.of(
                context(MINE, "a", "2020", Sort.TITLE),
                context(new Scope(MINE.actor(), "yesterday"), "a", "2020", Sort.TITLE),
                context(new Scope(new ActorRef("you", "you"), "today"), "a", "2020", Sort.TITLE),
                context(
                    new Scope(MINE.actor(), List.of("me", "you"), "today"),
                    "a",
                    "2020",
                    Sort.TITLE),
                context(MINE, "b", "2020", Sort.TITLE),
                context(MINE, "a", "2019..2020", Sort.TITLE),
                context(MINE, "a", "2020", Sort.NEWEST)))
        .doesNotHaveDuplicates();
  }

  @Test
  void facetsAndTheSizeOfAPageMayChange() {
    SearchQuery other =
        new SearchQuery(
            "a",
            Map.of(Field.YEAR, Set.of("2020")),
            List.of(Field.OWNER),
            Sort.TITLE,
            100,
            Optional.of("cursor"));
    assertThat(CursorContext.of(MINE, other)).isEqualTo(context(MINE, "a", "2020", Sort.TITLE));
  }
}
