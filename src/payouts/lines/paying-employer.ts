import type { DueSubject } from '../../policies/entitlements/entitlements.js';
import type { ServedPost } from '../../policies/facts/worker-facts.loader.js';

export type PayingEmployer = Pick<ServedPost, 'organizationName' | 'kind' | 'regionPath'> & {
  /** Null where nobody employs the person. */
  organizationId: string | null;
};

/** What stands in place of an employer on lines and sheets, where none was asked for and none is known (domain rule §15, S3). */
export const NO_EMPLOYER = '无任职单位';

/**
 * The employer that a line names: that of the post which the decision pays by. Where no post was asked for and none that the policy pays
 * was held, that of the person's latest post, if there is any; else the place is the person's own.
 *
 * @throws {Error} for what is not owed, which has no line either
 */
export function payingEmployer({ subject, decision, person }: DueSubject): PayingEmployer {
  const { posts } = person.facts;
  if (decision.policyId !== null && decision.payingPost === null) {
    const [latest] = posts.toSorted((a, b) => (a.startOn < b.startOn ? 1 : -1));
    return (
      latest ?? { organizationId: null, organizationName: NO_EMPLOYER, kind: 'other', regionPath: [person.regionCode] }
    );
  }
  const employer = posts.find((post) => post === decision.payingPost);
  if (!employer) throw new Error(`no paying employer for ${person.id} ${subject}`);
  return employer;
}
