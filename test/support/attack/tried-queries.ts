import type { Target } from './tries.js';

/** Query parameters that may name something of another county, and how. */
export const QUERY_VALUES: Readonly<Record<string, (target: Target) => Record<string, string>>> = {
  regionCode: ({ code, town }) => ({ county: code, township: town }),
  // The tree of regions alone takes it, which everybody reads whole: it has a test of its own.
  parentCode: () => ({}),
  search: ({ person, certificateNo, payoutNumber }) => ({ ...person, certificateNo, payoutNumber }),
  objectId: ({ things }) => ({ worker: things.worker, payout: things.sent, user: things.user }),
  id: ({ things }) => ({ user: things.user }),
  createdBy: ({ things }) => ({ user: things.user }),
  actorId: ({ things }) => ({ user: things.user, manager: things.manager }),
  workerId: ({ things }) => ({ worker: things.worker }),
  noticeId: ({ things }) => ({ notice: things.claimNotice }),
  policyId: ({ things }) => ({ policy: things.policyInForce }),
  policyRegionCode: ({ code }) => ({ county: code }),
  payoutId: ({ things }) => ({ payout: things.sent }),
  organizationId: ({ things }) => ({ organization: things.organization }),
  stationId: ({ things }) => ({ station: things.station }),
  programmeId: ({ things }) => ({ programme: things.programme, examProgramme: things.examProgramme }),
  openInHalfDayId: ({ things }) => ({ halfDay: things.halfDay }),
};

/** Query parameters that choose among what the caller sees anyway. */
export const HARMLESS_QUERY = new Set(
  [
    'page pageSize sort level certified claimed kind state role month fromMonth toMonth year asOf all from to by line open ended status',
    'organizationKind serving registration account suspended certifiedYear changedSince',
    'figure own newJunior newIntermediate newSenior leaversPercent',
    'arrears mostArrears noticeEndsBy grade closed gap onSite queue mode objectType action applied withinDays lapsedWithinDays profile part reason group builtIn version size seed method heldOn purpose section endsFrom',
  ].flatMap((names) => names.split(' ')),
);

/** Queries that a route needs whatever else is asked. */
export const NEEDED_QUERY: Readonly<Record<string, string>> = {
  'GET /attachments': 'objectType=worker',
  'GET /stipends/entitlements': 'month=2024-02',
  'GET /reports/breakdown': 'by=county',
  'GET /reports/rows': 'figure=attendances',
  'GET /reports/reconciliation': 'month=2024-04',
  'GET /reports/yearly.xlsx': 'year=2024',
  'GET /reports/reconciliation.xlsx': 'month=2024-04',
  'GET /reports/vouchers.xlsx': 'month=2024-04',
  'GET /integrity/samples': 'from=2024-01-01&to=2024-12-31&size=50&seed=1',
  'GET /integrity/samples.xlsx':
    'from=2024-01-01&to=2024-12-31&size=50&seed=1&reason=%E5%B9%B4%E5%BA%A6%E6%A0%B8%E5%AF%B9',
  'GET /audit/export.xlsx': 'reason=%E5%B9%B4%E5%BA%A6%E6%A0%B8%E5%AF%B9',
  'GET /entitlements/due.xlsx': 'reason=%E5%B9%B4%E5%BA%A6%E6%A0%B8%E5%AF%B9',
  'GET /workers/export.xlsx': 'reason=%E5%B9%B4%E5%BA%A6%E6%A0%B8%E5%AF%B9',
};
