import { TABLE } from './tables.js';
import { MONTH } from './people.js';
import { rowId } from './random.js';
import type { Tree } from './tree.js';

/**
 * A stipend policy for each county, in force from the month that is measured: of four shapes, so that every rule that
 * costs anything is in play. No working days of notice, so that a payout can live its life within one measurement.
 */
const SHAPES = [
  { start: 'next-month', stop: 'through-leaving-month', requiresRegistration: true, minServiceMonths: 0, maxMonths: null },
  { start: 'same-month', stop: 'until-previous-month', requiresRegistration: true, minServiceMonths: 0, maxMonths: 36 },
  { start: 'next-month', stop: 'until-previous-month', requiresRegistration: false, minServiceMonths: 6, maxMonths: null },
  { start: 'same-month', stop: 'through-leaving-month', requiresRegistration: true, minServiceMonths: 3, maxMonths: 24 },
] as const; // prettier-ignore

const RATES = [
  { junior: 10_000, intermediate: 20_000, senior: 40_000 },
  { junior: 15_000, intermediate: 30_000, senior: 50_000 },
  { junior: 20_000, intermediate: 40_000, senior: 60_000 },
] as const;

export interface PolicyValues {
  id: string;
  regionCode: string;
  title: string;
  ratesFen: object;
  eligibleEmployers: object[];
  requiresRegistration: boolean;
  start: string;
  stop: string;
  minServiceMonths: number;
  maxMonths: number | null;
}

export function policiesOf(tree: Tree): PolicyValues[] {
  return tree.counties.map(({ region }, index) => ({
    ...SHAPES[index % SHAPES.length]!,
    id: rowId(TABLE.policies, index),
    regionCode: region.code,
    title: `${region.name}社区工作者职业津贴办法`,
    ratesFen: RATES[index % RATES.length]!,
    eligibleEmployers: [
      { kind: 'urban_community' },
      { kind: 'village' },
      { kind: 'station' },
      { kind: 'county_unit' },
      { kind: 'social_organization', registrarCode: region.code },
    ],
  }));
}

export const POLICY_INSERT = `
  INSERT INTO policies (id, kind, region_code, version_no, title, document_no, effective_from, rates_fen, eligible_employers,
    requires_registration, notice_working_days, start, stop, min_service_months, max_months,
    state, created_by, approved_by, approved_at, version)
  SELECT p.id, 'stipend', p."regionCode", 1, p.title, '民发〔2024〕1号', '${MONTH}-01', p."ratesFen", p."eligibleEmployers",
    p."requiresRegistration", 0, p.start, p.stop, p."minServiceMonths", p."maxMonths", 'approved', a.id, b.id, now(), 1
  FROM jsonb_to_recordset($1::jsonb) AS p(id uuid, "regionCode" text, title text, "ratesFen" jsonb, "eligibleEmployers" jsonb,
    "requiresRegistration" boolean, start text, stop text, "minServiceMonths" int, "maxMonths" int)
  JOIN users a ON a.username = 'author' JOIN users b ON b.username = 'admin'`;
