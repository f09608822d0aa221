import type { TestService } from '../service/test-service.js';
import type { PayoutLineResponse, PayoutResponse } from '../../../src/payouts/payouts.dto.js';

export type PayoutBody = PayoutResponse;
export type LineBody = PayoutLineResponse;

/** Who takes which step: three people, so that duties stay separate. */
const ACTORS = {
  submit: 'officer',
  recompute: 'officer',
  publish: 'officer',
  cancel: 'officer',
  accept: 'reviewer',
  return: 'reviewer',
  approve: 'reviewer',
  send: 'finance',
} as const;
export type StepName = keyof typeof ACTORS;

/** From a draft to the bank, in this order. A policy without notice days lets all of it happen on one day. */
export const TO_THE_BANK: readonly StepName[] = ['submit', 'accept', 'publish', 'approve', 'send'];

/** Takes payouts through their life over HTTP, each step by whom it belongs to. */
export class PayoutSteps {
  constructor(private readonly service: TestService) {}

  async create(body: object): Promise<PayoutBody> {
    const officer = await this.service.as('officer');
    return (await officer.post('/payouts', body).expect(201)).body as PayoutBody;
  }

  /** As many steps as are named, one after the other; each must succeed. */
  async take(id: string, ...steps: readonly StepName[]): Promise<void> {
    for (const step of steps) {
      const session = await this.service.as(ACTORS[step]);
      await session.post(`/payouts/${id}/${step}`, {}).expect(200);
    }
  }

  async get(id: string): Promise<PayoutBody> {
    const officer = await this.service.as('officer');
    return (await officer.get(`/payouts/${id}`).expect(200)).body as PayoutBody;
  }

  async lines(id: string): Promise<LineBody[]> {
    const officer = await this.service.as('officer');
    return ((await officer.get(`/payouts/${id}/lines?pageSize=500`).expect(200)).body as { items: LineBody[] }).items;
  }
}
