import type { JobResponse } from '../../../src/jobs/jobs.dto.js';
import type { Ground } from '../service/ground.js';

/** What is sent as long work, under which key. */
interface Asked {
  path: string;
  body: object;
  key: string;
}

async function ended(ground: Ground, id: string): Promise<JobResponse> {
  for (;;) {
    const { body } = await ground.as('admin', 'GET', `/jobs/${id}`);
    if ((body as JobResponse).endedAt !== null) return body as JobResponse;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/**
 * Long work whose service is killed so many milliseconds after it was taken, or not at all; it must come to its end well.
 *
 * @returns its result, and how long it took
 */
export async function throughKill(
  ground: Ground,
  { path, body: sent, key }: Asked,
  killAfter: number | null,
): Promise<{ result: unknown; took: number }> {
  const send = await ground.ready('admin', 'POST', path, sent, key, true);
  const { status, body } = await send();
  expect(status).toBe(202);
  const start = performance.now();
  if (killAfter !== null) {
    await new Promise((resolve) => setTimeout(resolve, killAfter));
    await ground.killAndRestart();
  }
  const job = await ended(ground, (body as JobResponse).id);
  const took = performance.now() - start;
  expect([key, job.state, job.problem]).toEqual([key, 'done', null]);
  const { body: result } = await ground.as('admin', 'GET', `/jobs/${job.id}/result`);
  return { result, took };
}
