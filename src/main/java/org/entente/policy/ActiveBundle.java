package org.entente.policy;

import org.entente.policy.rule.RuleBook;

/** A loaded bundle with everything that decides and explains by it; replaced as a whole. */
record ActiveBundle(
    PolicyFiles files,
    Bundle bundle,
    String datasetForm,
    RuleBook rules,
    PrincipalEntities principals,
    PersonalRules personal,
    Explainer explainer,
    Judge ourEvaluator,
    BothEngines bothEngines) {
  static ActiveBundle of(PolicySource.Loaded.Valid loaded) {
    PrincipalEntities principals = new PrincipalEntities(loaded.vocabulary());
    PersonalRules personal = new PersonalRules(loaded.rules(), principals);
    return new ActiveBundle(
        loaded.files(),
        loaded.bundle(),
        loaded.vocabulary().datasetForm(),
        loaded.rules(),
        principals,
        personal,
        new Explainer(loaded.rules(), loaded.vocabulary(), personal),
        loaded.rules()::ask,
        new BothEngines(loaded.rules(), loaded.oracle()));
  }

  String hash() {
    return bundle.hash();
  }
}
