import type { ClaimDetailResponse } from '../../../src/claims/reading/claims.dto.js';
import type { ClaimNoticeResponse } from '../../../src/claims/notices/claim-notices.dto.js';
import { SmallCounty } from '../payouts/sent-payout.js';
import { awardPolicy, putInForce, stipendPolicy } from '../register/policies.js';
import type { Session, TestService } from '../service/test-service.js';

/** 郎溪县 with an award and a stipend in force, and notices by which its people claim. */
export class ClaimsGround extends SmallCounty {
  awardPolicyId = '';
  stipendPolicyId = '';

  constructor(
    service: TestService,
    private readonly people: number,
  ) {
    super(service);
  }

  async lay(policy: Parameters<typeof awardPolicy>[0] = {}): Promise<this> {
    await this.open(this.people);
    this.awardPolicyId = await putInForce(this.service, awardPolicy({ claimBy: 'application', ...policy }));
    // Of years that nothing here pays: a notice wants a policy that asks for claims, the county's own does not.
    const asking = { claimBy: 'application', effectiveFrom: '2020-01', effectiveTo: '2020-12' } as const;
    this.stipendPolicyId = await putInForce(this.service, stipendPolicy(asking));
    return this;
  }

  /** Of certificates of 2023 unless stated, open in April 2024. */
  async notice(stated: object = {}): Promise<ClaimNoticeResponse> {
    const body = {
      policyId: this.awardPolicyId,
      noticeNo: '郎民函〔2024〕3号',
      title: '2023年度一次性奖励申报通知',
      opensOn: '2024-04-01',
      closesOn: '2024-04-30',
      certificatesFrom: '2023-01-01',
      certificatesTo: '2023-12-31',
      papers: ['申请表', '证书复印件'],
      ...stated,
    };
    return (await this.officer.post('/claim-notices', body).expect(201)).body as ClaimNoticeResponse;
  }

  async approved(stated: object = {}): Promise<ClaimNoticeResponse> {
    const { id } = await this.notice(stated);
    return (await this.reviewer.post(`/claim-notices/${id}/approve`, {}).expect(200)).body as ClaimNoticeResponse;
  }

  /** Half a year of stipends. */
  approvedMonths(stated: object = {}): Promise<ClaimNoticeResponse> {
    const months = { certificatesFrom: null, certificatesTo: null, monthsFrom: '2024-01', monthsTo: '2024-06' };
    return this.approved({ policyId: this.stipendPolicyId, noticeNo: '郎民函〔2024〕4号', ...months, ...stated });
  }

  async certificateOf(n: number): Promise<string> {
    const { body } = await this.officer.get(`/workers/${this.workers[n]!.id}`).expect(200);
    return (body as { certificates: { id: string }[] }).certificates[0]!.id;
  }

  async awardRequest(n: number, stated: object = {}): Promise<object> {
    const certificateId = await this.certificateOf(n);
    return { workerId: this.workers[n]!.id, kind: 'award', certificateId, policyRegionCode: '341821', ...stated };
  }

  async claim(n: number, stated: object = {}, session: Session = this.officer): Promise<ClaimDetailResponse> {
    const body = await this.awardRequest(n, stated);
    return (await session.post('/claims', body).expect(201)).body as ClaimDetailResponse;
  }

  async step(
    id: string,
    step: string,
    body: object = {},
    session: Session = this.officer,
  ): Promise<ClaimDetailResponse> {
    return (await session.post(`/claims/${id}/${step}`, body).expect(200)).body as ClaimDetailResponse;
  }

  async submitted(n: number, stated: object = {}): Promise<ClaimDetailResponse> {
    return this.step((await this.claim(n, stated)).id, 'submit');
  }
}
