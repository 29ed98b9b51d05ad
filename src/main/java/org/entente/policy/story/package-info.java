/**
 * Stories: what the policies are for, told in plain words with cases that are decided to see
 * whether they come true. They are the {@code tests/*.yaml} of a bundle.
 *
 * <p>Start with {@link org.entente.policy.story.Stories}: it reads the stories of a bundle's texts
 * and runs them under any bundle, in force or not. What comes out, {@link
 * org.entente.policy.story.StoryResults}, names people and rules and says what was decided; it
 * holds neither the text of a rule nor what a case supposes of a dataset or of a person, so that
 * whoever reads results learns no more of a partner's rules than their titles tell. The people of
 * stories are invented; no real person is ever asked about here.
 */
package org.entente.policy.story;
