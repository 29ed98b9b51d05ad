package org.entente.request;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;
import org.entente.policy.Decision;
import org.entente.request.Circumstances.PartFacts;

/**
 * The rules that an event rests on, for the trail: those that let its actor do it, and those that
 * let the requester have the data. Pure.
 */
final class Grounds {
  private Grounds() {}

  /** Empty where no policy was asked. */
  static List<Decision.Rule> of(RequestEvent event, Circumstances circumstances) {
    Stream<Decision.Rule> rules =
        switch (event) {
          case RequestEvent.Submitted it ->
              it.parts().stream().flatMap(part -> allowing(part.owner(), circumstances).stream());
          case RequestEvent.ApprovalGiven it -> allowing(it.owner(), circumstances).stream();
          case RequestEvent.Approved it ->
              Stream.concat(
                  it.by().sameAs(ActorRef.SYSTEM)
                      ? Stream.empty()
                      : allowing(it.owner(), circumstances).stream(),
                  ofUse(it.owner(), circumstances).stream());
          case RequestEvent.Rejected it -> allowing(it.owner(), circumstances).stream();
          case RequestEvent.Returned it -> allowing(it.owner(), circumstances).stream();
          case RequestEvent.Created _, RequestEvent.Withdrawn _, RequestEvent.Commented _ ->
              Stream.empty();
        };
    return rules.distinct().toList();
  }

  /** Of the use itself, once the part is approved. */
  static List<Decision.Rule> ofUse(RorId owner, Circumstances circumstances) {
    return part(owner, circumstances)
        .flatMap(PartFacts::assessment)
        .map(
            assessment ->
                assessment instanceof Assessment.Clear clear
                    ? clear.rules()
                    : List.<Decision.Rule>of())
        .orElse(List.of());
  }

  private static List<Decision.Rule> allowing(RorId owner, Circumstances circumstances) {
    return part(owner, circumstances).map(PartFacts::allowing).orElse(List.of());
  }

  private static Optional<PartFacts> part(RorId owner, Circumstances circumstances) {
    return Optional.ofNullable(circumstances.parts().get(owner));
  }
}
