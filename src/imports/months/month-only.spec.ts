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
      registration: 'none',
      firstRegisteredBetween: null,
      mustStillServe: false,
      claimWithinMonths: null,
      service: null,
      rateGroups: [],
      notices: [],
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
      registration: 'none',
      firstRegisteredBetween: null,
      stop: 'through-leaving-month',
      rateGroups: [],
      ...terms,
    } as StipendPolicyTerms,
  ],
});
const served = (countedTo: string, minMonths: number): Partial<AwardPolicyTerms> => ({
  service: { on: ['approved'], minMonths, countedTo, unbroken: true },
});
const groups: Partial<StipendPolicyTerms> = {
  rateGroups: [{ employers: ['village'], levels: { junior: 1, intermediate: 1, senior: 1 } }],
};
const registered = { registration: 'valid' as const };
const untilMonth = { stop: 'until-previous-month' } as const;

const noticed = (changes: object): Partial<AwardPolicyTerms> =>
  ({
    notices: [
      { opensOn: '2024-01-01', closesOn: '2024-01-31', certificatesFrom: null, certificatesTo: null, ...changes },
    ],
  }) as never;

/** What the month 2023-03 is asked about: the field, the other days, the policies, and whether the day matters. */
const CASES: [string, MonthField, Partial<OtherDays>, PayingPolicies, boolean][] = [
  ['an entry alone', 'startOn', {}, stipend(), false],
  ['an entry while claims are received', 'startOn', {}, award(noticed({ opensOn: '2023-03-31' })), true],
  [
    'a leave when claims are received no more',
    'endOn',
    {},
    award(noticed({ opensOn: '2023-01-01', closesOn: '2023-02-28' })),
    false,
  ],
  ['an approval where a notice begins', 'approvedOn', {}, award(noticed({ certificatesFrom: '2023-03-15' })), true],
  [
    'an approval where a notice ends with the month',
    'approvedOn',
    {},
    award(noticed({ certificatesTo: '2023-03-31' })),
    false,
  ],
  ['an entry after a post that ended the day before', 'startOn', { postEnds: ['2023-02-28'] }, stipend(), true],
  ['an entry after a post that ended earlier', 'startOn', { postEnds: ['2023-02-27'] }, stipend(), false],
  ['an entry in a month of approval', 'startOn', { ownApproval: '2023-03-20' }, award(), true],
  ['the same where no award is paid', 'startOn', { ownApproval: '2023-03-20' }, stipend(), false],
  ['a leave, paid through the month', 'endOn', {}, stipend(), false],
  ['a leave, paid until the month before', 'endOn', {}, stipend(untilMonth), true],
  ['the same after the policy', 'endOn', {}, stipend({ ...untilMonth, effectiveTo: '2023-02' }), false],
  ['a leave before a post on the first', 'endOn', { postStarts: ['2023-04-01'] }, stipend(), true],
  ['an entry where months of service are asked for', 'startOn', {}, award(served('approved', 12)), true],
  ['a leave where they are', 'endOn', {}, award(served('approved', 12)), true],
  ['an entry in the month that service is counted to', 'startOn', {}, award(served('2023-03-31', 0)), true],
  ['an entry in another one', 'startOn', {}, award(served('2023-04-30', 0)), false],
  ['an approval that service is counted to', 'approvedOn', {}, award(served('approved', 12)), true],
  ['a declaration that service is counted to', 'declaredOn', {}, award(served('declared', 12)), true],
  ['a declaration beside it', 'declaredOn', {}, award(served('approved', 12)), false],
  ['two entries in a month, paid by kind', 'startOn', { postStarts: ['2023-03-09'] }, stipend(groups), true],
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
  [
    'a registration in the month in which first ones begin to count',
    'registeredOn',
    {},
    stipend({ firstRegisteredBetween: { from: '2023-03-15', to: null } }),
    true,
  ],
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
