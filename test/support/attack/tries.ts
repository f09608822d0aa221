import type { RouteEntry } from '../../../src/auth/access/route-list.js';
import { newId } from '../../../src/common/values/ids.js';
import type { Deed } from './deeds.js';
import { accountOf, identityNumberOf, phoneOf } from '../register/people.js';
import { awardPolicy, stipendPolicy } from '../register/policies.js';
import type { CountyDeeds, Things } from './county-deeds.js';
import { REPORT } from './two-counties.js';

/** What a try names: the things of a county, or things that are nowhere. */
export interface Target {
  things: Things;
  code: string;
  town: string;
  person: { name: string; identityNumber: string; phone: string; account: string };
  certificateNo: string;
  payoutNumber: string;
  lineKey: string;
  signInSheet: Buffer;
  bankReturn: Buffer;
}

export function targetOf(county: CountyDeeds): Target {
  const { things, place, certificateNo, payoutNumber, sentLineKey, signInSheet, bankReturn } = county;
  const person = county.personOf(0);
  const files = { signInSheet, bankReturn };
  return {
    things,
    code: place.code,
    town: place.town,
    person,
    certificateNo,
    payoutNumber,
    lineKey: sentLineKey,
    ...files,
  };
}

/**
 * Things of the same shape that exist in no county. Files stay those of the county that is asked about. The region is a county of
 * which nothing is registered: which codes there are is no secret, everybody reads the tree.
 */
export function nowhere(like: Target): Target {
  const things = Object.fromEntries(Object.keys(like.things).map((key) => [key, newId()])) as Things;
  const person = {
    name: '无社工无',
    identityNumber: identityNumberOf(999),
    phone: phoneOf(9999),
    account: accountOf(9999),
  };
  const numbers = {
    certificateNo: 'ZS0000000001',
    payoutNumber: 'JT-349999-2024-0001',
    lineKey: 'JT-349999-2024-0001-1',
  };
  return { ...like, ...numbers, things, person, code: '341825', town: '341825100' };
}

type ParamRule = Readonly<Record<string, keyof Things | { text: string } | 'code'>>;

/** What stands for the parameters of the routes that begin so; the longest beginning counts. */
const PARAMS: Readonly<Record<string, ParamRule>> = {
  '/workers/:id': { id: 'worker', postId: 'post', suspensionId: 'suspension', waiverId: 'waiver', creditId: 'credit' },
  '/certificates/:id': { id: 'certificate', registrationId: 'registration' },
  '/organizations/:id': { id: 'organization' },
  '/policies/:id': { id: 'policy' },
  '/imports/:id': { id: 'import' },
  '/stations/:id': { id: 'station', staffId: 'staff', evaluationId: 'evaluation', month: { text: '2024-02' } },
  '/training/programmes/:id': { id: 'programme' },
  '/training/sessions/:id': { id: 'session', attendanceId: 'attendance' },
  '/training/sessions/:id/quotas': { id: 'sessionToCome', quotaId: 'quota' },
  '/training/sessions/:id/enrolments': { id: 'sessionToCome', enrolmentId: 'enrolment' },
  '/training/exam-cohorts/:id': { id: 'cohort' },
  '/training/selections/:id': { id: 'selection', candidateId: 'candidate' },
  '/payouts/:id': { id: 'sent' },
  '/payouts/:id/bank-returns/rows/:rowId': { id: 'sent', rowId: 'returnRow' },
  '/payouts/:id/lines/:lineId': { id: 'draft', lineId: 'draftLine' },
  '/payouts/:id/payees/:workerId': { id: 'draft', workerId: 'draftPayee' },
  '/payouts/:id/objections': { id: 'notice', oid: 'objection' },
  '/recoveries/:id': { id: 'recovery' },
  '/settings/regions/:code': { code: 'code', changeId: 'settingChange' },
  '/users/:id': { id: 'user', sessionId: 'refreshSession' },
};

export const paramNames = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);

/**
 * The parameters of a route, each from the target that is given for it.
 *
 * @throws when no rule knows a parameter: a new route needs one, so that it does not go untried
 */
export function paramsFor(path: string, targetOfParam: (name: string) => Target): Record<string, string> {
  const rule = Object.entries(PARAMS)
    .filter(([prefix]) => path === prefix || path.startsWith(`${prefix}/`) || path.startsWith(`${prefix}.`))
    .toSorted(([a], [b]) => b.length - a.length)[0]?.[1];
  return Object.fromEntries(
    paramNames(path).map((name) => {
      const thing = rule?.[name];
      if (thing === undefined)
        throw new Error(`${path}: no rule in test/support/attack/tries.ts says what stands for :${name}`);
      if (thing === 'code') return [name, targetOfParam(name).code];
      return [name, typeof thing === 'string' ? targetOfParam(name).things[thing] : thing.text];
    }),
  );
}

type Part = Pick<Deed, 'body' | 'file' | 'query'>;
const reason = { reason: '越权试探' };
const comment = { comment: '越权试探' };

/** What a route needs to come as far as looking for the row that its address names. */
export const PARTS: Readonly<Record<string, (target: Target) => Part>> = {
  'PATCH /users/:id': () => ({ body: { displayName: '改名' } }),
  'PATCH /settings/regions/:code': () => ({ body: { contactPhone: '0563-3020000' } }),
  'POST /users/:id/totp/reset': () => ({ body: reason }),
  'PATCH /workers/:id': () => ({ body: { remark: '改' } }),
  'POST /workers/:id/identity': () => ({ body: reason }),
  'POST /workers/:id/posts': ({ things }) => ({ body: { organizationId: things.organization, startOn: '2024-04-01' } }),
  'PATCH /workers/:id/posts/:postId': () => ({ body: { endOn: '2024-04-01' } }),
  'POST /workers/:id/suspensions': () => ({ body: { fromMonth: '2025-01', ...reason } }),
  'PATCH /workers/:id/suspensions/:suspensionId': () => ({ body: { toMonth: '2024-06' } }),
  'POST /workers/:id/credits': () => ({ body: { source: 'other', hours: 4, earnedOn: '2024-04-01', note: '试' } }),
  'POST /workers/:id/credits/:creditId/withdrawal': () => ({ body: reason }),
  'POST /workers/:id/waivers': () => ({ body: { kind: 'award', waivedOn: '2024-04-01', paper: '放弃声明' } }),
  'POST /workers/:id/waivers/:waiverId/withdrawal': () => ({ body: reason }),
  'GET /workers/:id/explain': () => ({ query: '?kind=stipend&month=2024-01' }),
  'POST /workers/:id/posts/:postId/withdrawal': () => ({ body: reason }),
  'POST /workers/:id/suspensions/:suspensionId/withdrawal': () => ({ body: reason }),
  'POST /workers/:id/bank-account/withdrawal': () => ({ body: reason }),
  'POST /certificates/:id/withdrawal': () => ({ body: reason }),
  'PATCH /certificates/:id/registrations/:registrationId': () => ({ body: { endOn: '2026-03-31', ...reason } }),
  'POST /certificates/:id/registrations/:registrationId/withdrawal': () => ({ body: reason }),
  'PATCH /certificates/:id/revocation': () => ({ body: { revokedOn: '2024-05-01', ...reason } }),
  'POST /certificates/:id/revocation/withdrawal': () => ({ body: reason }),
  'POST /stations/:id/staff/:staffId/withdrawal': () => ({ body: reason }),
  'PATCH /organizations/:id': () => ({ body: { name: '改名社区' } }),
  'PATCH /certificates/:id': () => ({ body: { declaredOn: '2023-02-03' } }),
  'POST /certificates/:id/registrations': () => ({ body: { startOn: '2024-05-01' } }),
  'POST /certificates/:id/revocation': () => ({ body: { revokedOn: '2024-04-01', void: false, ...reason } }),
  'PATCH /policies/:id': () => ({ body: { note: '改' } }),
  'POST /policies/:id/approve': () => ({ body: comment }),
  'POST /policies/:id/retire': () => ({ body: reason }),
  'POST /imports/:id/undo': () => ({ body: reason }),
  'PATCH /training/programmes/:id': () => ({ body: { partner: '改' } }),
  'PATCH /training/sessions/:id': () => ({ body: { place: '改' } }),
  'POST /training/sessions/:id/cancel': () => ({ body: reason }),
  'POST /training/sessions/:id/quotas': ({ code }) => ({ body: { regionCode: code, seats: 1 } }),
  'POST /training/sessions/:id/enrolments': ({ things }) => ({ body: { workerId: things.worker } }),
  'POST /training/sessions/:id/enrolments/:enrolmentId/cancel': () => ({ body: reason }),
  'POST /training/sessions/:id/attendance': ({ things }) => ({
    body: { items: [{ enrolmentId: things.enrolment, status: 'present' }] },
  }),
  'PATCH /training/sessions/:id/attendance/:attendanceId': () => ({ body: { status: 'absent', ...reason } }),
  'POST /training/sessions/:id/sign-in-sheet': ({ signInSheet }) => ({ file: signInSheet }),
  'PATCH /training/exam-cohorts/:id': () => ({ body: { passed: 21 } }),
  'PATCH /training/selections/:id': () => ({ body: { quota: 6 } }),
  'POST /training/selections/:id/candidates': ({ things }) => ({ body: { workerId: things.worker } }),
  'PATCH /training/selections/:id/candidates/:candidateId': () => ({ body: { state: 'declined' } }),
  'PATCH /stations/:id': () => ({ body: { sign: '改' } }),
  'POST /stations/:id/staff': ({ things }) => ({ body: { workerId: things.worker, startOn: '2024-04-01' } }),
  'PATCH /stations/:id/staff/:staffId': () => ({ body: { endOn: '2024-04-01' } }),
  'POST /stations/:id/reports': () => ({ body: REPORT }),
  'PATCH /stations/:id/reports/:month': () => ({ body: { caseCount: 1, ...reason } }),
  'POST /stations/:id/evaluations': () => ({ body: { year: 2024, scores: [{ code: 'site', points: 80 }] } }),
  'PATCH /stations/:id/evaluations/:evaluationId': () => ({ body: { remark: '改' } }),
  'POST /payouts/:id/bank-file/withhold': () => ({ body: { profile: 'generic-csv', ...reason } }),
  'POST /payouts/:id/bank-returns': ({ bankReturn }) => ({ file: bankReturn, query: '?profile=generic-csv' }),
  'POST /payouts/:id/bank-returns/all-paid': () => ({ body: { paidOn: '2024-04-18', except: [], ...reason } }),
  'POST /payouts/:id/bank-slips': () => ({ file: Buffer.from('%PDF-1.7 越权试探') }),
  'POST /payouts/:id/bank-returns/rows/:rowId/resolve': () => ({ body: { resolution: 'no-effect', ...reason } }),
  'GET /payouts/:id/bank-file': () => ({ query: '?reason=越权试探' }),
  'GET /payouts/:id/workbook.xlsx': () => ({ query: '?reason=越权试探' }),
  'GET /payouts/:id/details.xlsx': () => ({ query: '?reason=越权试探' }),
  'GET /payouts/:id/audit-pack.zip': () => ({ query: '?reason=越权试探' }),
  'POST /payouts/:id/lines/:lineId/hold': () => ({ body: reason }),
  'POST /payouts/:id/lines/:lineId/release': () => ({ body: reason }),
  'POST /payouts/:id/lines/:lineId/remove': () => ({ body: reason }),
  'POST /payouts/:id/payees/:workerId/hold': () => ({ body: reason }),
  'POST /payouts/:id/payees/:workerId/release': () => ({ body: reason }),
  'POST /payouts/:id/payees/:workerId/remove': () => ({ body: reason }),
  'POST /payouts/:id/changes/take-out': () => ({ body: reason }),
  'POST /payouts/:id/objections': ({ things }) => ({
    body: { lineId: things.noticeLine, raisedBy: '某人', text: '越权试探' },
  }),
  'POST /payouts/:id/objections/:oid/decide': () => ({ body: { decision: 'dismissed', ...reason } }),
  'PATCH /recoveries/:id': () => ({ body: { monthlyFloorFen: 1 } }),
  'POST /recoveries/:id/instalments': () => ({ body: { amountFen: 1, receivedOn: '2024-04-18' } }),
  'POST /recoveries/:id/write-off': () => ({ body: { amountFen: 1, ...reason } }),
  'POST /recoveries/:id/write-off/decide': () => ({ body: { decision: 'refused' } }),
};

export const nameOf = ({ method, path }: RouteEntry): string => `${method} ${path}`;

/** The request that a route is made for, naming in its address what is given for each parameter. */
export function deedOf(route: RouteEntry, targetOfParam: (name: string) => Target, target: Target): Deed {
  return {
    route: nameOf(route),
    params: paramsFor(route.path, targetOfParam),
    ...PARTS[nameOf(route)]?.(target),
    ...(route.method === 'PATCH' && { version: 1 }),
  };
}

/** Bodies and files that name things of the target, sent to routes whose address names nothing. */
export const NAMING: readonly { route: string; what: string; part: (target: Target, own: Target) => Part }[] = [
  naming('POST /workers', 'its region', ({ code }) => ({ body: { ...newcomer(996), regionCode: code } })),
  naming('POST /workers', 'its township', ({ town }) => ({ body: { ...newcomer(997), regionCode: town } })),
  naming('POST /workers', 'its employer', ({ things }, { code }) => ({
    body: { ...newcomer(998), regionCode: code, post: { organizationId: things.organization, startOn: '2024-01-01' } },
  })),
  naming('POST /organizations', 'its region', ({ town }) => ({
    body: { name: '青峰村委会', kind: 'village', regionCode: town },
  })),
  naming('POST /certificates', 'its person', ({ things }) => ({
    body: { workerId: things.worker, level: 'senior', certificateNo: 'NEU-1', approvedOn: '2024-01-01' },
  })),
  naming('POST /policies', 'its region', ({ code }) => ({ body: stipendPolicy({ regionCode: code }) })),
  naming('POST /policies/simulate', 'its region', ({ code }) => ({ body: stipendPolicy({ regionCode: code }) })),
  naming('POST /policies/simulate', 'its region, of awards', ({ code }) => ({
    body: awardPolicy({ regionCode: code }),
  })),
  naming('POST /payouts', 'its region', ({ code }) => ({ body: { kind: 'stipend', regionCode: code } })),
  naming('POST /payouts', 'its township', ({ town }) => ({ body: { kind: 'award', regionCode: town } })),
  naming('POST /recoveries', 'its person', ({ things }) => ({
    body: { workerId: things.overpaid, subject: 'stipend:2024-01' },
  })),
  naming('POST /recoveries/accept', 'its person', ({ things }) => ({
    body: { items: [{ workerId: things.overpaid, subject: 'stipend:2024-02' }] },
  })),
  naming('POST /stations', 'its township', ({ town }) => ({
    body: { kind: 'room', regionCode: town, name: '试探室', foundedOn: '2024-01-01' },
  })),
  naming('POST /stations', 'its employer as host', ({ things }, { town }) => ({
    body: { kind: 'room', regionCode: town, name: '试探室', hostOrganizationId: things.organization },
  })),
  naming('POST /stations', 'its employer as operator', ({ things }, { town }) => ({
    body: { kind: 'room', regionCode: town, name: '试探室', operatorOrganizationId: things.organization },
  })),
  naming('POST /stations/evaluation-schemes', 'its region', ({ code }) => ({
    body: {
      regionCode: code,
      title: '试探办法',
      effectiveFrom: '2025-01-01',
      items: [{ code: 'site', name: '场地', maxPoints: 10 }],
      grades: [{ name: '合格', minPoints: 0 }],
    },
  })),
  naming('POST /training/programmes', 'its region', ({ code }) => ({
    body: { line: 'practice', title: '试探班', regionCode: code, organiser: '某局' },
  })),
  naming('POST /training/sessions', 'its programme', ({ things }) => ({
    body: {
      programmeId: things.programme,
      title: '试探期',
      startsAt: '2024-07-20T09:00:00+08:00',
      endsAt: '2024-07-20T17:00:00+08:00',
      hours: 8,
      place: '某处',
      capacity: 5,
    },
  })),
  naming('POST /training/exam-cohorts', 'its programme', ({ things }, { code }) => ({
    body: {
      programmeId: things.examProgramme,
      regionCode: code,
      level: 'senior',
      examYear: 2022,
      enrolled: 1,
      sat: 1,
      passed: 1,
    },
  })),
  naming('POST /training/exam-cohorts', 'its region', ({ code }, { things }) => ({
    body: {
      programmeId: things.examProgramme,
      regionCode: code,
      level: 'senior',
      examYear: 2022,
      enrolled: 1,
      sat: 1,
      passed: 1,
    },
  })),
  naming('POST /training/selections', 'its region', ({ code }) => ({
    body: { title: '试探计划', regionCode: code, year: 2025, quota: 1 },
  })),
  naming('POST /training/selections', 'its programme', ({ things }, { code }) => ({
    body: { title: '试探计划', regionCode: code, programmeId: things.programme, year: 2025, quota: 1 },
  })),
  naming('POST /users', 'its region', ({ code }) => ({ body: { ...ACCOUNT, role: 'officer', regionCode: code } })),
  naming('POST /users', 'its station', ({ things }, { town }) => ({
    body: { ...ACCOUNT, role: 'station_manager', regionCode: town, stationId: things.station },
  })),
];

/** The same on rows of one's own, which the address names. */
export const NAMING_ON_OWN: typeof NAMING = [
  naming('PATCH /workers/:id', 'its region', ({ code }) => ({ body: { regionCode: code } })),
  naming('POST /workers/:id/posts', 'its employer', ({ things }) => ({
    body: { organizationId: things.organization, startOn: '2024-04-01' },
  })),
  naming('POST /workers/:id/posts', 'its region, with a new employer', ({ town }) => ({
    body: { organization: { name: '新村', kind: 'village', regionCode: town }, startOn: '2024-04-01' },
  })),
  naming('PATCH /organizations/:id', 'its region', ({ town }) => ({ body: { regionCode: town } })),
  naming('PATCH /stations/:id', 'its township', ({ town }) => ({ body: { regionCode: town } })),
  naming('PATCH /stations/:id', 'its manager', ({ things }) => ({ body: { managerUserId: things.manager } })),
  naming('PATCH /stations/:id', 'its employer as host', ({ things }) => ({
    body: { hostOrganizationId: things.organization },
  })),
  naming('POST /stations/:id/staff', 'its person', ({ things }) => ({
    body: { workerId: things.worker, startOn: '2024-04-01' },
  })),
  naming('POST /training/sessions/:id/quotas', 'its region', ({ code }) => ({ body: { regionCode: code, seats: 1 } })),
  naming('POST /training/sessions/:id/quotas', 'its station', ({ things }) => ({
    body: { stationId: things.station, seats: 1 },
  })),
  naming('POST /training/sessions/:id/enrolments', 'its person', ({ things }) => ({
    body: { workerId: things.worker },
  })),
  naming('POST /training/sessions/:id/enrolments', 'its station', ({ things }, own) => ({
    body: { workerId: own.things.worker, stationId: things.station },
  })),
  naming('POST /training/sessions/:id/attendance', 'its enrolment', ({ things }) => ({
    body: { items: [{ enrolmentId: things.enrolment, status: 'present' }] },
  })),
  naming('POST /training/selections/:id/candidates', 'its person', ({ things }) => ({
    body: { workerId: things.worker },
  })),
  naming('POST /training/selections/:id/candidates', 'its station', ({ things }, own) => ({
    body: { workerId: own.things.worker, stationId: things.station },
  })),
  naming('POST /payouts/:id/objections', 'its line', ({ things }) => ({
    body: { lineId: things.noticeLine, raisedBy: '某人', text: '试探' },
  })),
  naming('POST /payouts/:id/bank-returns/all-paid', 'its person', ({ things }) => ({
    body: { paidOn: '2024-04-18', except: [things.worker], reason: '试探' },
  })),
  naming('POST /payouts/:id/bank-returns/rows/:rowId/resolve', 'its transfer', ({ lineKey }) => ({
    body: { resolution: 'paid-as-stated', reason: '试探', lineKey },
  })),
  naming('PATCH /users/:id', 'its region', ({ code }) => ({ body: { regionCode: code } })),
  naming('PATCH /users/:id', 'its station', ({ things }) => ({ body: { stationId: things.station } })),
];

/** Query parameters that may name something of another county, and how. */
export const QUERY_VALUES: Readonly<Record<string, (target: Target) => Record<string, string>>> = {
  regionCode: ({ code, town }) => ({ county: code, township: town }),
  // The tree of regions alone takes it, which everybody reads whole: it has a test of its own.
  parentCode: () => ({}),
  search: ({ person, certificateNo, payoutNumber }) => ({ ...person, certificateNo, payoutNumber }),
  objectId: ({ things }) => ({ worker: things.worker, payout: things.sent, user: things.user }),
  createdBy: ({ things }) => ({ user: things.user }),
  actorId: ({ things }) => ({ user: things.user, manager: things.manager }),
  workerId: ({ things }) => ({ worker: things.worker }),
  programmeId: ({ things }) => ({ programme: things.programme, examProgramme: things.examProgramme }),
};

/** Query parameters that choose among what the caller sees anyway. */
export const HARMLESS_QUERY = new Set(
  [
    'page pageSize sort level certified kind state role month fromMonth toMonth year asOf all from to by line open ended status',
    'arrears mostArrears noticeEndsBy grade closed gap onSite queue mode objectType action applied withinDays lapsedWithinDays profile part reason',
  ].flatMap((names) => names.split(' ')),
);

/** Queries that a route needs whatever else is asked. */
export const NEEDED_QUERY: Readonly<Record<string, string>> = {
  'GET /stipends/entitlements': 'month=2024-02',
  'GET /reports/breakdown': 'by=county',
  'GET /reports/yearly.xlsx': 'year=2024',
  'GET /workers/export.xlsx': 'reason=%E5%B9%B4%E5%BA%A6%E6%A0%B8%E5%AF%B9',
};

const ACCOUNT = { username: 'probe', password: 'kastanienallee 17b', displayName: '试探' };

/** Each request has a person of its own: one who is registered by then would be refused as such, whatever else it names. */
function newcomer(n: number) {
  return { name: '新来的', identityNumber: identityNumberOf(n) };
}

function naming(route: string, what: string, part: (target: Target, own: Target) => Part) {
  return { route, what, part };
}
