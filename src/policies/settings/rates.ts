import { LEVEL_NAMES, LEVELS } from '../../certificates/level.js';
import { type FieldError, Refusal } from '../../common/errors.js';
import type { StipendBand } from '../../regions/region-settings.js';
import { bandOf, bandWords, isWithin } from '../../regions/stipend-band.js';
import { ORGANIZATION_KIND_NAMES } from '../../workers/organizations/organization-kind.js';
import { allRates, type EligibleEmployer, type LevelRates, type RateTerms } from '../terms/policy-terms.js';
import { yuanWords } from '../terms/reason-names.js';
import type { RateGroupRequest } from './rates.dto.js';

/** Rates as a request states them (domain rule §15, S5): for all employers, or as groups; or groups with all others beside them. */
export interface StatedRates {
  ratesFen?: LevelRates | null;
  rates?: readonly RateGroupRequest[] | null;
}

const SILENT: LevelRates = { junior: null, intermediate: null, senior: null };

/** Rates in the table's form: the groups that name employers, and what holds for all others. */
export function readRates({ ratesFen, rates }: StatedRates): Pick<RateTerms, 'ratesFen'> & { rateGroups: Named[] } {
  const rest = rates?.find(({ employers }) => employers === undefined)?.levels ?? ratesFen ?? SILENT;
  return { rateGroups: (rates ?? []).flatMap(namedGroup), ratesFen: plain(rest) };
}

type Named = RateTerms['rateGroups'][number];

function namedGroup({ employers, levels }: RateGroupRequest): Named[] {
  return employers === undefined ? [] : [{ employers: [...employers], levels: plain(levels) }];
}

function plain({ junior, intermediate, senior }: LevelRates): LevelRates {
  return { junior, intermediate, senior };
}

/** Every list of rates of a policy as one, in the form of a request; that of all others is left out where it says nothing. */
export function toldRates({ rateGroups, ratesFen }: RateTerms): RateGroupRequest[] {
  const rest = LEVELS.some((level) => ratesFen[level] !== null) ? [{ levels: ratesFen }] : [];
  return [...rateGroups.map(({ employers, levels }) => ({ employers: [...employers], levels })), ...rest];
}

/** What cannot be meant: no rates at all, a kind in two groups, a group behind the one for all others, two rates for these. */
export function rateFaults({ ratesFen, rates }: StatedRates): FieldError[] {
  if (!rates) return ratesFen ? [] : [{ field: 'ratesFen', code: 'isDefined', message: '必填' }];
  const errors: FieldError[] = [];
  const named = new Set<string>();
  rates.forEach(({ employers, levels }, n) => {
    const field = `rates.${n}.employers`;
    if (employers === undefined) {
      if (n < rates.length - 1) {
        errors.push({
          field,
          code: 'otherEmployersLast',
          message: '未指明单位类别的一组适用于其余单位，只能有一组，请放在最后',
        });
      } else if (ratesFen && LEVELS.some((level) => ratesFen[level] !== levels[level])) {
        errors.push({ field: 'ratesFen', code: 'ratesTwice', message: '与未指明单位类别的一组不一致，请只填其中一处' });
      }
    }
    for (const kind of employers ?? []) {
      const message = `${ORGANIZATION_KIND_NAMES[kind]}已在前面的一组中，请从这一组去掉`;
      if (named.has(kind)) errors.push({ field, code: 'employersTwice', message });
      named.add(kind);
    }
  });
  return errors;
}

/**
 * @throws {Refusal} POLICY_WITHOUT_RATES: nothing stated for anybody; RATES_FOR_NOBODY: a group for employers that are not paid
 */
export function requireRates(policy: RateTerms & { eligibleEmployers: readonly EligibleEmployer[] }): void {
  if (allRates(policy).every((levels) => LEVELS.every((level) => levels[level] === null))) {
    const message = '至少填写一个级别的标准';
    throw new Refusal('refused', 'POLICY_WITHOUT_RATES', `${message}；文件没有规定的级别留空。`, [
      { field: 'ratesFen', code: 'POLICY_WITHOUT_RATES', message },
    ]);
  }
  const paid = new Set(policy.eligibleEmployers.map(({ kind }) => kind));
  const errors = policy.rateGroups.flatMap(({ employers }, n): FieldError[] => {
    const unpaid = employers.filter((kind) => !paid.has(kind)).map((kind) => ORGANIZATION_KIND_NAMES[kind]);
    if (unpaid.length === 0) return [];
    const message = `${unpaid.join('、')}不在发放对象之中`;
    return [{ field: `rates.${n}.employers`, code: 'RATES_FOR_NOBODY', message }];
  });
  if (errors[0]) {
    const detail = `标准分组中的${errors[0].message}，请先列为发放对象，或从分组中去掉。`;
    throw new Refusal('refused', 'RATES_FOR_NOBODY', detail, errors);
  }
}

/** @throws {Refusal} STIPEND_OUTSIDE_BAND, naming every level of every group */
export function requireInBand(policy: RateTerms, band: StipendBand): void {
  const errors = allRates(policy).flatMap((levels, n) =>
    LEVELS.flatMap((level): FieldError[] => {
      const rateFen = levels[level];
      const ends = bandOf(band, level);
      if (rateFen === null || isWithin(rateFen, ends)) return [];
      const message = `${LEVEL_NAMES[level]}标准${yuanWords(rateFen)}超出市定范围（${bandWords(ends)}）`;
      const field = n < policy.rateGroups.length ? `rates.${n}.levels.${level}` : `ratesFen.${level}`;
      return [{ field, code: 'STIPEND_OUTSIDE_BAND', message }];
    }),
  );
  if (errors[0]) {
    throw new Refusal('refused', 'STIPEND_OUTSIDE_BAND', `${errors[0].message}，请调整标准。`, errors, { band });
  }
}
