import type { AwardPolicyTerms, StipendPolicyTerms } from '../../policies/terms/policy-terms.js';
import { type MonthField, type OtherDays, type PayingPolicies, whyDayMatters } from './month-only.js';

const NONE: OtherDays = {
  postStarts: [],
  postEnds: [],
  approvals: [],
  declarations: [],
  ownApproval: null,
  ownDeclaration: null,
  revocations: [],
  registrationStarts: [],
  registrationEnds: [],
  awardsPaid: [],
  registrationEndStated: true,
};
const award = (terms: Partial<AwardPolicyTerms> = {}): PayingPolicies => ({
  awards: [
    {
      effectiveFrom: '2022-01-01',
      effectiveTo: null,
      requiresRegistration: false,
      mustStillServe: false,
      claimWithinMonths: null,
      ...terms,
    } as AwardPolicyTerms,
  ],
  stipends: [],
});
const stipend = (terms: Partial<StipendPolicyTerms> = {}): PayingPolicies => ({
  awards: [],
  stipends: [
    {
      effectiveFrom: '2022-01',
      effectiveTo: null,
      requiresRegistration: false,
      stop: 'through-leaving-month',
      ...terms,
    } as StipendPolicyTerms,
  ],
});
const registered = { requiresRegistration: true };
const untilMonth = { stop: 'until-previous-month' } as const;

/** What the month 2023-03 is asked about: the field, the other days, the policies, and whether the day matters. */
const CASES: [string, MonthField, Partial<OtherDays>, PayingPolicies, boolean][] = [
  ['an entry alone', 'startOn', {}, stipend(), false],
  ['an entry after a post that ended the day before', 'startOn', { postEnds: ['2023-02-28'] }, stipend(), true],
  ['an entry after a post that ended earlier', 'startOn', { postEnds: ['2023-02-27'] }, stipend(), false],
  ['an entry in a month of approval', 'startOn', { ownApproval: '2023-03-20' }, award(), true],
  ['the same where no award is paid', 'startOn', { ownApproval: '2023-03-20' }, stipend(), false],
  ['a leave, paid through the month', 'endOn', {}, stipend(), false],
  ['a leave, paid until the month before', 'endOn', {}, stipend(untilMonth), true],
  ['the same after the policy', 'endOn', {}, stipend({ ...untilMonth, effectiveTo: '2023-02' }), false],
  ['a leave before a post on the first', 'endOn', { postStarts: ['2023-04-01'] }, stipend(), true],
  ['an approval alone', 'approvedOn', {}, award(), false],
  [
    'an approval in the month in which the policy begins amid',
    'approvedOn',
    {},
    award({ effectiveFrom: '2023-03-02' }),
    true,
  ],
  ['an approval in its last month', 'approvedOn', {}, award({ effectiveTo: '2023-03-31' }), false],
  ['an approval in a month of entry', 'approvedOn', { postStarts: ['2023-03-15'] }, award(), true],
  [
    'an approval n months before the declaration',
    'approvedOn',
    { ownDeclaration: '2023-09-30' },
    award({ claimWithinMonths: 6 }),
    true,
  ],
  ['a declaration alone', 'declaredOn', {}, award(), false],
  ['a declaration in the month of approval', 'declaredOn', { ownApproval: '2023-03-02' }, stipend(), true],
  [
    'a declaration in a month of leave, to be served',
    'declaredOn',
    { postEnds: ['2023-03-15'] },
    award({ mustStillServe: true }),
    true,
  ],
  ['a registration that no policy asks for', 'registeredOn', { registrationEndStated: false }, stipend(), false],
  ['a registration without its end', 'registeredOn', { registrationEndStated: false }, stipend(registered), true],
  ['a registration with its end', 'registeredOn', {}, stipend(registered), false],
  ['the end of a registration', 'registrationEndOn', {}, stipend(registered), false],
  [
    'the end of one, paid until the month before',
    'registrationEndOn',
    {},
    stipend({ ...registered, ...untilMonth }),
    true,
  ],
];

describe('a month where a day is asked for', () => {
  it.each(CASES)('%s', (_, field, days, policies, matters) => {
    expect(whyDayMatters(field, '2023-03', { ...NONE, ...days }, policies, '2024-12-31') !== null).toBe(matters);
  });
});
