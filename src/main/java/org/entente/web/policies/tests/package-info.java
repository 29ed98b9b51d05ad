/**
 * The stories of the policies with what became of each case, for people who work with policies.
 *
 * <p>Start with {@link org.entente.web.policies.tests.PolicyTestPages}. {@link
 * org.entente.web.policies.tests.StoryResultsView} is the same for any bundle: whoever shows the
 * results of a draft takes it and the template that belongs to it.
 */
package org.entente.web.policies.tests;
