import type { Response } from 'supertest';
import type { Session, TestService } from '../service/test-service.js';
import { createCertificate, createOrganization, createWorker, type WorkerBody } from '../register/people.js';
import { putInForce, stipendPolicy } from '../register/policies.js';
import type { LineBody, PayoutBody } from './payout-steps.js';

export type { LineBody, PayoutBody };

/** 涛城镇 of 郎溪县. */
const TOWN = '341821102';
const COUNTY = '341821';

/**
 * A small county with a stipend in force and payouts taken to the bank over HTTP: 150 yuan a month for each worker, from
 * January 2024 on.
 */
export class SmallCounty {
  readonly workers: WorkerBody[] = [];
  officer: Session;
  reviewer: Session;
  finance: Session;
  private organizationId = '';

  constructor(readonly service: TestService) {}

  async open(workers: number, stated: (n: number) => object = () => ({})): Promise<this> {
    const { service } = this;
    this.officer = await service.as('officer');
    this.reviewer = await service.as('reviewer');
    this.finance = await service.as('finance');
    await putInForce(service, stipendPolicy({ effectiveFrom: '2024-01' }));
    const village = { name: '涛城村', kind: 'village', regionCode: TOWN };
    this.organizationId = (await createOrganization(this.officer, village)).id;
    for (let n = 1; n <= workers; n++) await this.hire(n, stated(n));
    return this;
  }

  async hire(n: number, stated: object = {}): Promise<void> {
    const worker = await createWorker(this.officer, n, { regionCode: COUNTY, ...stated });
    const post = { organizationId: this.organizationId, startOn: '2023-01-01' };
    await this.officer.post(`/workers/${worker.id}/posts`, post).expect(201);
    await createCertificate(this.officer, worker.id);
    this.workers.push(worker);
  }

  async draft(body: object = {}): Promise<PayoutBody> {
    const request = { kind: 'stipend', regionCode: COUNTY, fromMonth: '2024-01', ...body };
    return (await this.officer.post('/payouts', request).expect(201)).body as PayoutBody;
  }

  /** Day and moment alike. */
  today(day: string): void {
    this.service.clock.day = day;
    this.service.clock.now = () => new Date(`${day}T02:00:00Z`);
  }

  /** From draft to the bank; the notice runs out on the way, so the clock moves to `sentOn`. */
  async send(id: string, sentOn: string): Promise<PayoutBody> {
    const step = async (session: Session, name: string): Promise<PayoutBody> =>
      (await session.post(`/payouts/${id}/${name}`, {}).expect(200)).body as PayoutBody;
    await step(this.officer, 'submit');
    await step(this.reviewer, 'accept');
    await step(this.officer, 'publish');
    this.today(sentOn);
    await step(this.reviewer, 'approve');
    return step(this.finance, 'send');
  }

  async lines(id: string): Promise<LineBody[]> {
    return ((await this.officer.get(`/payouts/${id}/lines?pageSize=500`).expect(200)).body as { items: LineBody[] })
      .items;
  }

  async payout(id: string): Promise<PayoutBody> {
    return (await this.officer.get(`/payouts/${id}`).expect(200)).body as PayoutBody;
  }
}

/** Takes a download whole, whatever it is. */
export async function bytesOf(request: ReturnType<Session['get']>): Promise<{ answer: Response; content: Buffer }> {
  const answer = await request.buffer(true).parse((response, done) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('end', () => done(null, Buffer.concat(chunks)));
  });
  return { answer, content: answer.body as Buffer };
}
