/**
 * The rules in force, for everybody who has signed in; their text for those who work with them; and
 * for those who keep them the drafts, what each changes, and the history.
 *
 * <p>Start with {@link org.entente.web.policies.PolicyPages}; a change goes from {@link
 * org.entente.web.policies.DraftPages} over {@link org.entente.web.policies.DraftEditor} and {@link
 * org.entente.web.policies.ChangePages} into {@link org.entente.web.policies.HistoryPages}.
 */
package org.entente.web.policies;
