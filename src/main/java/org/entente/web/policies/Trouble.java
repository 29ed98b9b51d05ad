package org.entente.web.policies;

import java.util.List;

/** Why something was not done; what was typed stands in the page still. */
record Trouble(String title, String reason, List<FlawView> flaws) {}
