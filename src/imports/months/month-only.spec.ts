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
      excludedStaffing: [],
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
      year: null,
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
const byYears: Partial<StipendPolicyTerms> = {
  year: { year: 'service', pays: 'whole', minMonths: 0, minHeldMonths: 0 },
};
const settledYearly: Partial<StipendPolicyTerms> = {
  year: { year: 'calendar', pays: 'months', minMonths: 0, minHeldMonths: 0 },
};
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
  ['an entry where service years are paid', 'startOn', {}, stipend(byYears), true],
  ['the same of whoever was certified then', 'startOn', { ownApproval: '2023-03-14' }, stipend(byYears), true],
  ['the same of whoever was certified later', 'startOn', { ownApproval: '2023-04-01' }, stipend(byYears), false],
  [
    'the same beside a certificate of before',
    'startOn',
    { ownApproval: '2023-04-01', approvals: ['2020-06-14'] },
    stipend(byYears),
    true,
  ],
  ['the same after the policy', 'startOn', {}, stipend({ ...byYears, effectiveTo: '2023-02' }), false],
  ['a leave where service years are paid', 'endOn', { ownApproval: '2022-03-20' }, stipend(byYears), true],
  ['the same of whoever was certified later', 'endOn', { ownApproval: '2023-04-01' }, stipend(byYears), false],
  ['an approval where service years are paid', 'approvedOn', { postStarts: ['2019-03-01'] }, stipend(byYears), true],
  ['the same of whoever entered later', 'approvedOn', { postStarts: ['2023-04-01'] }, stipend(byYears), false],
  ['an entry where the months of a year are paid together', 'startOn', {}, stipend(settledYearly), false],
  ['a leave of long ago where they are', 'endOn', {}, stipend(settledYearly), false],
  [
    'two entries in a month, of which the later decides who pays',
    'startOn',
    { postStarts: ['2023-03-09'] },
    stipend(),
    true,
  ],
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
  [
    'the same where a staffing is shut out',
    'declaredOn',
    { postEnds: ['2023-03-15'] },
    award({ excludedStaffing: ['civil_servant'] }),
    true,
  ],
  ['a declaration in a month of leave', 'declaredOn', { postEnds: ['2023-03-15'] }, award(), false],
  ['a registration that no policy asks for', 'registeredOn', { registrationEndStated: false }, stipend(), false],
  [
    'a registration in the month in which first ones begin to count',
    'registeredOn',
    {},
    stipend({ firstRegisteredBetween: { from: '2023-03-15', to: null } }),
    true,
  ],
  [
    'the same of a policy that has ended',
    'registeredOn',
    {},
    stipend({ firstRegisteredBetween: { from: '2023-03-15', to: null }, effectiveTo: '2023-02' }),
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
  it('of a leave this month, where the months of a year are paid from the last day of service on', () => {
    const ask = (today: string) => whyDayMatters('endOn', '2023-03', NONE, stipend(settledYearly), today);
    expect(ask('2023-03-31')).toContain('按年度结算');
    expect(ask('2023-04-01')).toBeNull();
  });

  it.each(CASES)('%s', (_, field, days, policies, matters) => {
    expect(whyDayMatters(field, '2023-03', { ...NONE, ...days }, policies, '2024-12-31') !== null).toBe(matters);
  });
});
