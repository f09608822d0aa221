import type { StipendPolicyTerms } from '../../policies/terms/policy-terms.js';
import type { CertificateFact, PostFact, WorkerFacts } from '../../policies/facts/worker-facts.js';
import { assessStipends } from './stipend-rules.js';

const county: StipendPolicyTerms = {
  id: 'county',
  versionNo: 1,
  regionCode: '341821',
  regionDepth: 2,
  title: '职业津贴办法',
  documentNo: null,
  rateGroups: [],
  ratesFen: { junior: 15_000, intermediate: 30_000, senior: 50_000 },
  eligibleEmployers: [{ kind: 'village' }],
  excludedStaffing: [],
  unknownStaffing: 'pay',
  registration: 'valid',
  firstRegisteredBetween: null,
  claimBy: 'certificate',
  checks: [],
  notices: [],
  effectiveFrom: '2022-01',
  effectiveTo: null,
  start: 'same-month',
  stop: 'through-leaving-month',
  minServiceMonths: 6,
  capBy: null,
  year: null,
  maxMonths: 24,
};

const post: PostFact = {
  organizationName: '甲村',
  kind: 'village',
  registrarCode: null,
  regionPath: ['341800', '341821'],
  startOn: '2022-01-10',
  endOn: null,
  staffing: null,
};

const junior: CertificateFact = {
  id: 'c1',
  certificateNo: 'A1',
  level: 'junior',
  approvedOn: '2021-06-20',
  declaredOn: '2021-06-20',
  revokedOn: null,
  void: false,
  registrations: [
    { startOn: '2022-03-01', endOn: '2025-02-28' },
    { startOn: '2025-03-01', endOn: '2028-02-29' },
  ],
};
const senior: CertificateFact = { ...junior, id: 'c2', certificateNo: 'A2', level: 'senior', registrations: [] };

function worker(facts: Partial<WorkerFacts>): WorkerFacts {
  return {
    workerId: 'w1',
    posts: [post],
    certificates: [junior],
    suspensions: [],
    waivers: [],
    claims: [],
    awardsPaid: [],
    stipendsPaid: [],
    ...facts,
  };
}

const august = { fromMonth: '2022-08', toMonth: '2022-08', asOf: '2022-12-31' };

/** The conditions themselves are told in test/scenarios/stipend-*.yaml; here is how a decision is put into words. */
describe('stipend decisions', () => {
  it('name policy, service, certificate, registration and the counts of months', () => {
    const [decision] = assessStipends(worker({ certificates: [junior, senior] }), [county], august);
    expect(decision).toMatchObject({
      workerId: 'w1',
      month: '2022-08',
      level: 'junior',
      certificateId: 'c1',
      certificateNo: 'A1',
      policyId: 'county',
      policyRegionCode: '341821',
      owedFen: 15_000,
      others: [],
    });
    expect(decision!.reasons.map(({ message }) => message)).toEqual([
      '按《职业津贴办法》（文号待补，第1版），初级职业津贴每月150.00元。',
      '2022-08任职于甲村（村），自2022-01-10起连续在岗。',
      '初级证书A1于2021-06-20取得，当月有效。',
      '证书登记在2022-08有效（2022-03-01至2025-02-28）。',
      '另有高级证书A2，因2022-08未登记而不按该级别发放。',
      '已服务7个月，满足至少6个月的要求。',
      '本月为该地区应发的第2个月，上限24个月。',
    ]);
  });

  it('tell the county that lost the choice who pays', () => {
    const other = { ...county, id: 'other', regionCode: '341823', ratesFen: { ...county.ratesFen, junior: 10_000 } };
    const posts = [post, { ...post, regionPath: ['341800', '341823'] }];
    const [decision] = assessStipends(worker({ posts }), [other, county], august);
    expect(decision!.policyId).toBe('county');
    expect(decision!.others).toEqual([
      {
        policyId: 'other',
        policyRegionCode: '341823',
        rateFen: 10_000,
        reason: {
          code: 'PAID_BY_OTHER_COUNTY',
          message: '该月由其他县（市、区）发放',
          facts: { policyId: 'other', policyRegionCode: '341823', versionNo: 1, documentNo: null, rateFen: 10_000 },
        },
      },
    ]);
  });

  it('name every failed condition of a refusal, and the certificate held', () => {
    const facts = worker({
      certificates: [senior],
      suspensions: [{ fromMonth: '2022-05', toMonth: null, reason: '受处分' }],
    });
    const [decision] = assessStipends(facts, [county], {
      fromMonth: '2022-06',
      toMonth: '2022-06',
      asOf: '2022-05-31',
      includeRefused: true,
    });
    expect(decision).toMatchObject({ owedFen: 0, policyId: null, level: 'senior', certificateNo: 'A2' });
    expect(decision!.reasons.map(({ message }) => message)).toEqual([
      '2022-06晚于核定截至日2022-05-31所在月份。',
      '2022-06停发（2022-05起，至另行通知）：受处分。',
      '《职业津贴办法》（文号待补，第1版）要求服务满6个月，至2022-06只有5个月。',
      '《职业津贴办法》（文号待补，第1版）要求证书已登记，2022-06没有有效登记（无登记记录）。',
    ]);
  });

  it('leave refused months out unless they are asked for', () => {
    expect(assessStipends(worker({ certificates: [] }), [county], august)).toEqual([]);
    expect(assessStipends(worker({ posts: [] }), [county], august)).toEqual([]);
    expect(assessStipends(worker({}), [county], { ...august, fromMonth: '2022-01' }).map(({ month }) => month)).toEqual(
      ['2022-07', '2022-08'],
    );
  });

  it('carry no sentences when none are asked for', () => {
    const [decision] = assessStipends(worker({}), [county], { ...august, explain: false });
    expect(decision).toMatchObject({ owedFen: 15_000, reasons: [] });
  });

  it('answer nothing for a period turned round', () => {
    expect(assessStipends(worker({}), [county], { ...august, toMonth: '2022-07', includeRefused: true })).toEqual([]);
  });
});
