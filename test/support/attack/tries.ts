import { readFileSync } from 'node:fs';
import { seedPath } from '../../../src/common/seed-files.js';
import { identityNumber } from '../roster/roster-workbook.js';
import type { Permission } from '../../../src/auth/access/permissions.js';
import type { RouteEntry } from '../../../src/auth/access/route-list.js';
import { newId } from '../../../src/common/values/ids.js';
import type { Deed } from './deeds.js';
import { accountOf, identityNumberOf, phoneOf } from '../register/people.js';
import { awardPolicy, stipendPolicy } from '../register/policies.js';
import { pdfOf } from '../papers/paper-files.js';
import { profileBody } from '../banking/bank-profiles.js';
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

/** Any template, by the form that ships with the product. */
const TEMPLATE = readFileSync(seedPath('templates/statement.docx'));
/** The name stays what ships with the product, so that nothing of another county stands in it. */
const BANK_PROFILE = profileBody();

type ParamRule = Readonly<Record<string, keyof Things | { text: string } | 'code'>>;

/** What stands for the parameters of the routes that begin so; the longest beginning counts. */
const PARAMS: Readonly<Record<string, ParamRule>> = {
  '/workers/:id': {
    id: 'worker',
    postId: 'post',
    suspensionId: 'suspension',
    waiverId: 'waiver',
    creditId: 'credit',
    paymentId: 'pastPayment',
  },
  '/workers/:id/identity-corrections': { id: 'worker', cid: 'correction' },
  '/workers/:id/merges': { id: 'worker', mid: 'merge' },
  '/claim-notices/:id': { id: 'claimNotice' },
  '/claims/:id': { id: 'claim' },
  '/certificates/:id': { id: 'certificate', registrationId: 'registration' },
  '/attachments/:id': { id: 'paper' },
  '/organizations/:id': { id: 'organization' },
  '/policies/:id': { id: 'policy' },
  '/imports/:id': { id: 'import' },
  '/jobs/:id': { id: { text: '01900000-0000-7000-8000-000000000000' } },
  '/evaluation-schemes/:schemeId': { schemeId: 'scheme' },
  '/stations/:id': { id: 'station', staffId: 'staff', evaluationId: 'evaluation', month: { text: '2024-02' } },
  '/training/programmes/:id': { id: 'programme' },
  '/training/sessions/:id': { id: 'session', attendanceId: 'attendance' },
  '/training/sessions/:id/quotas': { id: 'sessionToCome', quotaId: 'quota' },
  '/training/sessions/:id/half-days': { id: 'sessionOfHalfDays', halfDayId: 'halfDay' },
  '/training/sessions/:id/half-day-marks': { id: 'sessionOfHalfDays', markId: 'halfDayMark' },
  '/training/sessions/:id/attendance-grid': { id: 'sessionOfHalfDays' },
  '/training/sessions/:id/late-comers': { id: 'sessionOfHalfDays' },
  '/training/sessions/:id/completions': { id: 'sessionOfHalfDays' },
  '/training/sessions/:id/enrolments': { id: 'sessionToCome', enrolmentId: 'enrolment' },
  '/training/exam-cohorts/:id': { id: 'cohort' },
  '/training/selections/:id': { id: 'selection', candidateId: 'candidate' },
  '/payouts/:id': { id: 'sent' },
  '/payouts/:id/documents': { id: 'sent', kind: { text: 'funding-request' } },
  '/payouts/:id/bank-returns/rows/:rowId': { id: 'sent', rowId: 'returnRow' },
  '/payouts/:id/lines/:lineId': { id: 'draft', lineId: 'draftLine' },
  '/payouts/:id/payees/:workerId': { id: 'draft', workerId: 'draftPayee' },
  '/payouts/:id/payees/bulk': { id: 'draft' },
  '/payouts/:id/objections': { id: 'notice', oid: 'objection' },
  '/recoveries/:id': { id: 'recovery', entryId: 'instalment' },
  '/bank-profiles/:code': { code: { text: 'generic' } },
  '/document-templates/:kind': { kind: { text: 'statement' } },
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

const awardClaim = (workerId: string, certificateId: string, policyRegionCode: string): object => ({
  workerId,
  kind: 'award',
  certificateId,
  policyRegionCode,
});

type Part = Pick<Deed, 'body' | 'file' | 'fields' | 'query' | 'params' | 'version'>;
const reason = { reason: '越权试探' };
/** Nobody's. */
const UNUSED_NUMBER = identityNumber(998, '19700101');
const comment = { comment: '越权试探' };

/** What a route needs to come as far as looking for the row that its address names. */
export const PARTS: Readonly<Record<string, (target: Target) => Part>> = {
  'GET /claims/:id/form.docx': () => ({ query: '?reason=核对申请' }),
  'POST /downloads': () => ({ body: { path: 'reports/yearly.xlsx?year=2024' } }),
  'PATCH /users/:id': () => ({ body: { displayName: '改名' } }),
  'PATCH /settings/regions/:code': () => ({ body: { contactPhone: '0563-3020000' } }),
  'GET /bank-profiles': ({ code }) => ({ query: `?regionCode=${code}` }),
  'GET /bank-profiles/:code': ({ code }) => ({ query: `?regionCode=${code}` }),
  'POST /bank-profiles/:code/preview': ({ code }) => ({ body: BANK_PROFILE, query: `?regionCode=${code}` }),
  'PUT /bank-profiles/:code': ({ code }) => ({ body: BANK_PROFILE, query: `?regionCode=${code}`, version: 1 }),
  'DELETE /bank-profiles/:code': ({ code }) => ({ query: `?regionCode=${code}&reason=越权试探`, version: 1 }),
  'GET /document-templates/:kind': ({ code }) => ({ query: `?regionCode=${code}` }),
  'GET /document-templates/:kind.docx': ({ code }) => ({ query: `?regionCode=${code}` }),
  'POST /document-templates/:kind/preview': ({ code }) => ({ file: TEMPLATE, query: `?regionCode=${code}` }),
  'PUT /document-templates/:kind': ({ code }) => ({ file: TEMPLATE, query: `?regionCode=${code}` }),
  'DELETE /document-templates/:kind': ({ code }) => ({ query: `?regionCode=${code}&reason=越权试探` }),
  'POST /users/:id/totp/reset': () => ({ body: reason }),
  'PATCH /workers/:id': () => ({ body: { remark: '改' } }),
  'POST /workers/:id/withdrawal': () => ({ body: reason }),
  'POST /search': ({ person }) => ({ body: { q: person.name } }),
  'POST /workers/:id/identity': () => ({ body: reason }),
  'POST /workers/:id/phone': () => ({ body: reason }),
  'POST /workers/:id/posts': ({ things }) => ({ body: { organizationId: things.organization, startOn: '2024-04-01' } }),
  'PATCH /workers/:id/posts/:postId': () => ({ body: { endOn: '2024-04-01' } }),
  'POST /workers/:id/suspensions': () => ({ body: { fromMonth: '2025-01', ...reason } }),
  'PATCH /workers/:id/suspensions/:suspensionId': () => ({ body: { toMonth: '2024-06' } }),
  'POST /workers/:id/credits': () => ({ body: { source: 'other', hours: 4, earnedOn: '2024-04-01', note: '试' } }),
  'PATCH /workers/:id/credits/:creditId': () => ({ body: { hours: 4, ...reason } }),
  'POST /workers/:id/credits/:creditId/withdrawal': () => ({ body: reason }),
  'POST /workers/:id/historical-payments': () => ({
    body: { subject: 'stipend:2021-03', amountFen: 100, paidOn: '2021-04-01', ...reason },
  }),
  'PATCH /workers/:id/historical-payments/:paymentId': () => ({ body: { amountFen: 1, ...reason } }),
  'POST /workers/:id/historical-payments/:paymentId/withdrawal': () => ({ body: reason }),
  'POST /workers/:id/waivers': () => ({ body: { kind: 'award', waivedOn: '2024-04-01', paper: '放弃声明' } }),
  'PATCH /workers/:id/waivers/:waiverId': () => ({ body: { paper: '放弃声明原件', ...reason } }),
  'POST /workers/:id/waivers/:waiverId/withdrawal': () => ({ body: reason }),
  'POST /workers/:id/identity-corrections': () => ({ body: { identityNumber: UNUSED_NUMBER, ...reason } }),
  'POST /workers/:id/identity-corrections/:cid/confirm': () => ({ body: comment }),
  'POST /workers/:id/identity-corrections/:cid/refuse': () => ({ body: reason }),
  'POST /workers/:id/identity-corrections/:cid/withdrawal': () => ({ body: reason }),
  'POST /workers/:id/merge': ({ things }) => ({ body: { duplicateId: things.double, ...reason } }),
  'POST /workers/:id/merges/:mid/confirm': () => ({ body: comment }),
  'POST /workers/:id/merges/:mid/refuse': () => ({ body: reason }),
  'POST /workers/:id/merges/:mid/withdrawal': () => ({ body: reason }),
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
  'PATCH /claim-notices/:id': () => ({ body: { title: '改' } }),
  'POST /claim-notices/:id/approve': () => ({ body: comment }),
  'POST /claim-notices/:id/withdraw': () => ({ body: reason }),
  'POST /claims': ({ things, code }) => ({ body: awardClaim(things.worker, things.certificate, code) }),
  'PATCH /claims/:id': () => ({ body: { receivedOn: '2024-03-01' } }),
  'POST /claims/:id/return': () => ({ body: reason }),
  'POST /claims/:id/accept': () => ({ body: reason }),
  'POST /claims/:id/reject': () => ({ body: reason }),
  'POST /claims/:id/withdraw': () => ({ body: reason }),
  'POST /claims/:id/opinion': () => ({ body: { opinion: '越权试探' } }),
  'POST /claims/:id/checks': () => ({ body: { code: '户籍', met: true, evidence: '越权试探' } }),
  'POST /organizations/:id/withdrawal': () => ({ body: reason }),
  'PATCH /organizations/:id': () => ({ body: { name: '改名社区', reason: '登记时抄错' } }),
  'PATCH /certificates/:id': () => ({ body: { declaredOn: '2023-02-03', reason: '登记时抄错' } }),
  'POST /certificates/:id/registrations': () => ({ body: { startOn: '2024-05-01' } }),
  'POST /certificates/:id/revocation': () => ({ body: { revokedOn: '2024-04-01', void: false, ...reason } }),
  'PATCH /policies/:id': () => ({ body: { note: '改' } }),
  'POST /policies/:id/approve': () => ({ body: comment }),
  'POST /policies/:id/return': () => ({ body: comment }),
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
  'POST /training/sessions/:id/half-days/:halfDayId/attendance': ({ things }) => ({
    body: { items: [{ enrolmentId: things.seatOfHalfDays, mark: 'attended' }] },
  }),
  'PATCH /training/sessions/:id/half-day-marks/:markId': () => ({ body: { mark: 'absent', ...reason } }),
  'POST /training/sessions/:id/late-comers': () => ({ body: { name: '试探', lastFour: '0000' } }),
  'PATCH /training/sessions/:id/attendance/:attendanceId': () => ({ body: { status: 'absent', ...reason } }),
  'POST /training/sessions/:id/sign-in-sheet': ({ signInSheet }) => ({ file: signInSheet }),
  'PATCH /training/exam-cohorts/:id': () => ({ body: { passed: 21 } }),
  'PATCH /training/selections/:id': () => ({ body: { quota: 6 } }),
  'POST /training/selections/:id/candidates': ({ things }) => ({ body: { workerId: things.worker } }),
  'PATCH /training/selections/:id/candidates/:candidateId': () => ({ body: { state: 'declined' } }),
  'POST /training/programmes/:id/withdrawal': () => ({ body: reason }),
  // Refused for the number in it, once the results were found, as the report below: what is gone is found by nobody.
  'POST /training/exam-cohorts/:id/withdrawal': () => ({ body: { reason: `误报，见${identityNumberOf(1)}` } }),
  'POST /training/selections/:id/withdrawal': () => ({ body: reason }),
  'POST /training/selections/:id/candidates/:candidateId/withdrawal': () => ({ body: reason }),
  'POST /stations/:id/withdrawal': () => ({ body: reason }),
  'POST /stations/:id/reports/:month/withdrawal': () => ({ body: { reason: `误报，见${identityNumberOf(1)}` } }),
  'POST /stations/:id/evaluations/:evaluationId/withdrawal': () => ({ body: reason }),
  'PATCH /evaluation-schemes/:schemeId': () => ({ body: { title: '改' } }),
  'POST /evaluation-schemes/:schemeId/withdrawal': () => ({ body: reason }),
  'PATCH /stations/:id': () => ({ body: { sign: '改' } }),
  'POST /stations/:id/staff': ({ things }) => ({ body: { workerId: things.worker, startOn: '2024-04-01' } }),
  'POST /stations/:id/staff/by-name': () => ({ body: { name: '试探', lastFour: '0000', startOn: '2024-04-01' } }),
  // Left open: the station's manager is asked what may be done with its people.
  'PATCH /stations/:id/staff/:staffId': () => ({ body: { endOn: null } }),
  'POST /stations/:id/reports': () => ({ body: REPORT }),
  'PATCH /stations/:id/reports/:month': () => ({ body: { caseCount: 1, ...reason } }),
  'POST /stations/:id/evaluations': () => ({ body: { year: 2024, scores: [{ code: 'site', points: 80 }] } }),
  'PATCH /stations/:id/evaluations/:evaluationId': () => ({ body: { remark: '改', ...reason } }),
  'POST /payouts/:id/bank-file/withhold': () => ({ body: { profile: 'generic-csv', ...reason } }),
  'POST /payouts/:id/bank-returns': ({ bankReturn }) => ({ file: bankReturn, query: '?profile=generic-csv' }),
  'POST /payouts/:id/bank-returns/all-paid': () => ({ body: { paidOn: '2024-04-18', except: [], ...reason } }),
  'POST /payouts/:id/bank-slips': () => ({ file: Buffer.from('%PDF-1.7 越权试探\n%%EOF\n') }),
  'POST /payouts/:id/bank-returns/rows/:rowId/resolve': () => ({ body: { resolution: 'no-effect', ...reason } }),
  'POST /payouts/:id/bank-returns/rows/:rowId/undo': () => ({ body: { resolution: 'no-effect', ...reason } }),
  // A station manager has the papers of claims alone.
  'GET /attachments': ({ things }) => ({ query: `?objectType=claim&objectId=${things.claim}` }),
  'POST /attachments': ({ things }) => ({
    file: pdfOf('越权试探'),
    fields: { objectType: 'claim', objectId: things.claim },
  }),
  'DELETE /attachments/:id': () => ({ query: `?reason=${encodeURIComponent('越权试探')}` }),
  'GET /workers/:id/statement.docx': () => ({ query: '?reason=越权试探' }),
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
  'POST /payouts/:id/payees/bulk': () => ({ body: { filter: {}, expectedCount: 999, action: 'hold', ...reason } }),
  'POST /payouts/:id/changes/take-out': () => ({ body: reason }),
  'POST /payouts/:id/objections': ({ things }) => ({
    body: { lineId: things.noticeLine, raisedBy: '某人', text: '越权试探' },
  }),
  'POST /payouts/:id/objections/:oid/decide': () => ({ body: { decision: 'dismissed', ...reason } }),
  'PATCH /recoveries/:id': () => ({ body: { monthlyFloorFen: 1, ...reason } }),
  'POST /recoveries/:id/instalments': () => ({ body: { amountFen: 1, receivedOn: '2024-04-18' } }),
  'PATCH /recoveries/:id/instalments/:entryId': () => ({ body: { receivedOn: '2024-04-17', ...reason } }),
  'POST /recoveries/:id/instalments/:entryId/withdrawal': () => ({ body: reason }),
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

/** What papers hang on, where it has another name here. */
const THING_OF: Partial<Record<string, keyof Things>> = { payout: 'sent', 'station-report': 'report' };

/** Bodies and files that name things of the target, sent to routes whose address names nothing. */
/** A request that names something of the target; `needs`: what its object asks of a role beside the route's permission. */
interface Naming {
  route: string;
  what: string;
  part: (target: Target, own: Target) => Part;
  needs?: Permission;
}

export const NAMING: readonly Naming[] = [
  naming('POST /workers', 'its region', ({ code }) => ({ body: { ...newcomer(996), regionCode: code } })),
  naming('POST /workers', 'its township', ({ town }) => ({ body: { ...newcomer(997), regionCode: town } })),
  naming('POST /workers', 'its employer', ({ things }, { code }) => ({
    body: { ...newcomer(998), regionCode: code, post: { organizationId: things.organization, startOn: '2024-01-01' } },
  })),
  // Of a region's own: a format of bank files or a template, by a code or kind that every region has.
  ...['/bank-profiles', '/document-templates'].map((path) =>
    naming(`GET ${path}`, 'its region', ({ code }) => ({ query: `?regionCode=${code}` })),
  ),
  ...Object.keys(PARTS)
    .filter((route) => /\/(bank-profiles|document-templates)\/:/.test(route))
    .map((route) =>
      naming(route, 'its region', (target) => ({
        params: { code: 'generic', kind: 'statement' },
        ...PARTS[route]!(target),
      })),
    ),
  ...(['worker', 'policy', 'payout', 'station-report'] as const).map((objectType) =>
    naming('GET /attachments', `its ${objectType}`, ({ things }) => ({
      query: `?objectType=${objectType}&objectId=${things[THING_OF[objectType] ?? (objectType as keyof Things)]}`,
    })),
  ),
  ...(['worker', 'certificate', 'policy', 'objection', 'payout', 'claim', 'station-report'] as const).map(
    (objectType): Naming => ({
      ...naming('POST /attachments', `its ${objectType}`, ({ things }) => ({
        file: pdfOf('越权试探'),
        fields: { objectType, objectId: things[THING_OF[objectType] ?? (objectType as keyof Things)] },
      })),
      ...(objectType === 'station-report' && { needs: 'stations.report' as const }),
    }),
  ),
  naming('POST /stations/report-reminders', 'its station', ({ things }) => ({
    body: { month: '2024-01', stationIds: [things.station] },
  })),
  naming('POST /stations/report-reminders', 'its region', ({ code }) => ({
    body: { month: '2024-01', regionCode: code },
  })),
  naming('POST /organizations', 'its region', ({ town }) => ({
    body: { name: '青峰村委会', kind: 'village', regionCode: town },
  })),
  naming('POST /certificates', 'its person', ({ things }) => ({
    body: { workerId: things.worker, level: 'senior', certificateNo: 'NEU-1', approvedOn: '2024-01-01' },
  })),
  naming('POST /claim-notices', 'its policy', ({ things }) => ({
    body: {
      policyId: things.policyInForce,
      noticeNo: '试探',
      title: '试探通知',
      opensOn: '2024-04-01',
      closesOn: '2024-04-30',
      monthsFrom: '2029-01',
      monthsTo: '2029-06',
      papers: [],
    },
  })),
  naming('POST /claims/acceptance', 'its claim', ({ things }) => ({ body: { claimIds: [things.claim] } })),
  naming('POST /claims', 'its person', ({ things, code }) => ({
    body: awardClaim(things.worker, things.certificate, code),
  })),
  naming('POST /claims', 'its certificate', ({ things }, own) => ({
    body: awardClaim(own.things.worker, things.certificate, own.code),
  })),
  naming('POST /claims', 'its notice', ({ things }, own) => ({
    body: { workerId: own.things.worker, kind: 'stipend', noticeId: things.claimNotice },
  })),
  naming('POST /policies', 'its region', ({ code }) => ({ body: stipendPolicy({ regionCode: code }) })),
  naming('POST /policies/simulate', 'its region', ({ code }) => ({ body: stipendPolicy({ regionCode: code }) })),
  naming('POST /policies/simulate', 'its region, of awards', ({ code }) => ({
    body: awardPolicy({ regionCode: code }),
  })),
  naming('POST /payouts', 'its region', ({ code }) => ({ body: { kind: 'stipend', regionCode: code } })),
  naming('POST /payouts/preview', 'its region', ({ code }) => ({ body: { kind: 'stipend', regionCode: code } })),
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
  naming('POST /reports/budgets', 'its region', ({ code }) => ({
    body: { regionCode: code, year: 2026, kind: 'award', budgetFen: 100, replacesFen: null },
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
  naming('PATCH /organizations/:id', 'its region', ({ town }) => ({
    body: { regionCode: town, reason: '登记时抄错' },
  })),
  naming('PATCH /stations/:id', 'its township', ({ town }) => ({ body: { regionCode: town } })),
  naming('PATCH /stations/:id', 'its manager', ({ things }) => ({ body: { managerUserId: things.manager } })),
  naming('PATCH /stations/:id', 'its host', ({ things }) => ({ body: { hostOrganizationId: things.organization } })),
  naming('POST /stations/:id/staff', 'its person', ({ things }) => ({
    body: { workerId: things.worker, startOn: '2024-04-01' },
  })),
  naming('POST /stations/:id/staff/by-name', 'its person', ({ person }) => ({
    body: { name: person.name, lastFour: person.identityNumber.slice(-4), startOn: '2024-04-01' },
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
  naming('POST /training/sessions/:id/half-days/:halfDayId/attendance', 'its enrolment', ({ things }) => ({
    body: { items: [{ enrolmentId: things.seatOfHalfDays, mark: 'attended' }] },
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

const ACCOUNT = { username: 'probe', password: 'kastanienallee 17b', displayName: '试探' };

/** Each request has a person of its own: one who is registered by then would be refused as such, whatever else it names. */
function newcomer(n: number) {
  return { name: '新来的', identityNumber: identityNumberOf(n) };
}

function naming(route: string, what: string, part: Naming['part']): Naming {
  return { route, what, part };
}
