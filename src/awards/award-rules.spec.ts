import type { AwardPolicyTerms } from '../policies/terms/policy-terms.js';
import type { CertificateFact, PostFact, WorkerFacts } from '../policies/facts/worker-facts.js';
import { assessAwards } from './award-rules.js';

const city: AwardPolicyTerms = {
  id: 'city',
  versionNo: 2,
  regionCode: '341800',
  regionDepth: 1,
  title: '实施意见',
  documentNo: null,
  rateGroups: [],
  ratesFen: { junior: 100_000, intermediate: 200_000, senior: 300_000 },
  eligibleEmployers: [{ kind: 'city_unit' }],
  excludedStaffing: [],
  unknownStaffing: 'pay',
  registration: 'valid',
  firstRegisteredBetween: null,
  claimBy: 'certificate',
  checks: [],
  notices: [],
  effectiveFrom: '2022-01-01',
  effectiveTo: null,
  upgrade: 'difference',
  claimWithinMonths: 12,
  mustStillServe: true,
  service: null,
};

const post: PostFact = {
  organizationName: '市救助管理站',
  kind: 'city_unit',
  registrarCode: null,
  regionPath: ['341800'],
  startOn: '2020-01-01',
  endOn: null,
  staffing: null,
};

function certificate(facts: Partial<CertificateFact>): CertificateFact {
  return {
    id: 'c1',
    certificateNo: 'A1',
    level: 'junior',
    approvedOn: '2022-06-19',
    declaredOn: '2022-10-12',
    revokedOn: null,
    void: false,
    registrations: [{ startOn: '2022-07-01', endOn: '2025-06-30' }],
    ...facts,
  };
}

function worker(facts: Partial<WorkerFacts>): WorkerFacts {
  return {
    workerId: 'w1',
    posts: [post],
    certificates: [certificate({})],
    suspensions: [],
    waivers: [],
    claims: [],
    awardsPaid: [],
    stipendsPaid: [],
    ...facts,
  };
}

const intermediate = certificate({
  id: 'c2',
  certificateNo: 'A2',
  level: 'intermediate',
  approvedOn: '2023-06-11',
  declaredOn: '2023-09-01',
});

/** The conditions themselves are told in test/scenarios/award-*.yaml; here is how a decision is put into words. */
describe('award decisions', () => {
  it('name the policy with its document and version, the level, the employer, the registration and the claim window', () => {
    const [decision] = assessAwards(worker({}), [city], '2024-12-31');
    expect(decision).toMatchObject({ workerId: 'w1', certificateId: 'c1', policyId: 'city', owedFen: 100_000 });
    expect(decision!.reasons.map(({ message }) => message)).toEqual([
      '按《实施意见》（文号待补，第2版），初级一次性奖励标准为1000.00元。',
      '证书批准日2022-06-19任职于市救助管理站（市直单位）。',
      '申报日2022-10-12仍任职于市救助管理站（市直单位）。',
      '申报日2022-10-12证书登记有效（2022-07-01至2025-06-30）。',
      '2022-10-12申报，在取证后12个月的期限内（至2023-06-19）。',
    ]);
    expect(decision!.reasons[0]!.facts).toMatchObject({ policyId: 'city', versionNo: 2, documentNo: null });
  });

  it('name the document where it is known', () => {
    const [decision] = assessAwards(worker({}), [{ ...city, documentNo: '宣民字〔2022〕1号' }], '2024-12-31');
    expect(decision!.reasons[0]!.message).toContain('（宣民字〔2022〕1号，第2版）');
  });

  it('say what was taken off an upgrade and for which earlier claim', () => {
    const facts = worker({
      certificates: [intermediate, certificate({})],
      awardsPaid: [{ level: 'junior', paidFen: 120_000, paidOn: '2022-11-01', byHistory: false }],
    });
    const [junior, upgrade] = assessAwards(facts, [city], '2024-12-31');
    expect(junior!.reasons.at(-1)).toEqual({
      code: 'AWARD_PAID_BEFORE',
      message: '初级奖励此前已发1200.00元（首次2022-11-01）。',
      facts: { level: 'junior', paidFen: 120_000, paidOn: '2022-11-01' },
    });
    expect(upgrade).toMatchObject({ level: 'intermediate', owedFen: 80_000 });
    expect(upgrade!.reasons.at(-1)).toMatchObject({
      code: 'UPGRADE_DIFFERENCE',
      message: '升级按差额发放：标准2000.00元，扣除此前申报的初级（A1）1200.00元，应发800.00元。',
      facts: { rateFen: 200_000, deductedFen: 120_000, owedFen: 80_000, earlierLevels: 'junior' },
    });
  });

  it('name every failed condition of a refusal, with where the person did serve', () => {
    const village: PostFact = { ...post, organizationName: '甲村', kind: 'village' };
    const late = certificate({ approvedOn: '2021-12-31', declaredOn: '2023-01-01', registrations: [] });
    const [decision] = assessAwards(worker({ posts: [village], certificates: [late] }), [city], '2024-12-31');
    expect(decision).toMatchObject({ policyId: null, policyRegionCode: null, owedFen: 0 });
    expect(decision!.reasons.map(({ message }) => message)).toEqual([
      '证书批准日2021-12-31早于《实施意见》（文号待补，第2版）的生效日2022-01-01。',
      '证书批准日2021-12-31未在《实施意见》（文号待补，第2版）的发放对象单位任职（当日任职：甲村（村））。',
      '申报日2023-01-01未在《实施意见》（文号待补，第2版）的发放对象单位任职（当日任职：甲村（村））。',
      '《实施意见》（文号待补，第2版）要求证书已登记，申报日2023-01-01登记无效（无登记记录）。',
      '《实施意见》（文号待补，第2版）要求取证后12个月内申报，最迟2022-12-31，实际2023-01-01申报。',
    ]);
  });

  it('give one reason only where no policy names the employer', () => {
    const elsewhere: PostFact = { ...post, organizationName: '外地单位', kind: 'other', regionPath: ['340100'] };
    const [decision] = assessAwards(worker({ posts: [elsewhere] }), [city], '2024-12-31');
    expect(decision!.reasons.map(({ code, message }) => [code, message])).toEqual([
      ['NO_POLICY_FOR_EMPLOYER', '没有奖励政策涉及其任职单位：外地单位（其他）。'],
    ]);
  });

  it('come one per certificate in the order of claims, and none for someone without a certificate', () => {
    const found = assessAwards(worker({ certificates: [intermediate, certificate({})] }), [city], '2024-12-31');
    expect(found.map(({ certificateNo }) => certificateNo)).toEqual(['A1', 'A2']);
    expect(assessAwards(worker({ certificates: [] }), [city], '2024-12-31')).toEqual([]);
  });

  it('add up several payments of one level and take the first day', () => {
    const facts = worker({
      certificates: [
        certificate({ declaredOn: '2022-12-01' }),
        { ...intermediate, approvedOn: '2022-06-19', declaredOn: '2022-11-15' },
      ],
      awardsPaid: [
        { level: 'junior', paidFen: 70_000, paidOn: '2022-12-20', byHistory: false },
        { level: 'junior', paidFen: 50_000, paidOn: '2022-11-01', byHistory: false },
      ],
    });
    const found = assessAwards(facts, [city], '2024-12-31');
    expect(found.map(({ level, owedFen }) => [level, owedFen])).toEqual([
      ['junior', 100_000],
      ['intermediate', 80_000],
    ]);
  });
});
