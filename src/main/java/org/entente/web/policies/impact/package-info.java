/**
 * What a draft would change, as pages: progress, a sentence, a picture, and on request every
 * dataset.
 *
 * <p>Start with {@link org.entente.web.policies.impact.ImpactPages}. The part with the id {@code
 * impact} is all there is to a preview, so that the draft's own page can take it in; while the
 * preview is under way it asks for itself again where htmx runs, and offers a link where it does
 * not.
 */
package org.entente.web.policies.impact;
