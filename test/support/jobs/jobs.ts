import type request from 'supertest';
import type { JobResponse } from '../../../src/jobs/jobs.dto.js';
import type { Session } from '../service/test-service.js';

/** A request that is to be answered with a job. */
export function later(test: request.Test, key: string): request.Test {
  return test.set('prefer', 'respond-async').set('idempotency-key', key);
}

export async function jobOf(session: Session, id: string): Promise<JobResponse> {
  return (await session.get(`/jobs/${id}`).expect(200)).body as JobResponse;
}

/** Asks until the job has ended. @returns what each answer said, the last one being the end */
export async function untilEnded(session: Session, id: string, pauseMs = 50): Promise<JobResponse[]> {
  const seen: JobResponse[] = [];
  for (const until = Date.now() + 60_000; ;) {
    const job = await jobOf(session, id);
    seen.push(job);
    if (job.endedAt !== null) return seen;
    if (Date.now() > until) throw new Error(`the job has not ended: ${JSON.stringify(job)}`);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

/** The result as it was kept, by its address in the job. */
export function resultOf(session: Session, { resultHref }: JobResponse): request.Test {
  return session.get((resultHref ?? '').replace('/api/v1', ''));
}
