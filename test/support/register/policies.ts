import type { CreatePolicyRequest } from '../../../src/policies/policies.dto.js';
import type { TestService } from '../service/test-service.js';

/** A county's award: every village worker, 800 / 1500 / 3000 yuan from 2022 on. */
export function awardPolicy(changes: Partial<CreatePolicyRequest> = {}): CreatePolicyRequest {
  return {
    kind: 'award',
    regionCode: '341821',
    title: '一次性奖励办法',
    documentNo: '民〔2022〕1号',
    effectiveFrom: '2022-01-01',
    effectiveTo: null,
    ratesFen: { junior: 80_000, intermediate: 150_000, senior: 300_000 },
    eligibleEmployers: [{ kind: 'village' }],
    requiresRegistration: false,
    noticeWorkingDays: 5,
    upgrade: 'difference',
    claimWithinMonths: null,
    mustStillServe: false,
    ...changes,
  };
}

/** A county's stipend: every village worker, 150 / 300 / 500 yuan a month from 2023 on, first and last month paid. */
export function stipendPolicy(changes: Partial<CreatePolicyRequest> = {}): CreatePolicyRequest {
  return {
    kind: 'stipend',
    regionCode: '341821',
    title: '职业津贴办法',
    documentNo: '民〔2023〕2号',
    effectiveFrom: '2023-01',
    effectiveTo: null,
    ratesFen: { junior: 15_000, intermediate: 30_000, senior: 50_000 },
    eligibleEmployers: [{ kind: 'village' }],
    requiresRegistration: false,
    noticeWorkingDays: 5,
    start: 'same-month',
    stop: 'through-leaving-month',
    minServiceMonths: 0,
    maxMonths: null,
    ...changes,
  };
}

/** Written by the city's officer and approved by its reviewer, over HTTP. @returns the policy's id */
export async function putInForce(service: TestService, policy: CreatePolicyRequest): Promise<string> {
  const officer = await service.as('officer');
  const reviewer = await service.as('reviewer');
  const { id } = (await officer.post('/policies', policy).expect(201)).body as { id: string };
  await reviewer.post(`/policies/${id}/approve`, {}).expect(200);
  return id;
}
