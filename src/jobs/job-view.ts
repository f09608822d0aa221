import { deserialize } from 'node:v8';
import type { PersonalData } from '../common/secrets/personal-data.js';
import type { Job } from './job.entity.js';
import type { JobRun } from './job-run.entity.js';
import type { JobProblem, JobResponse } from './jobs.dto.js';
import type { StoredAnswer } from './running/replay.js';

export type Standing = Pick<JobRun, 'phase' | 'done' | 'total'>;

/** @param standing how far it is, where somebody knows */
export function toJob(job: Job, standing: Standing | null, personalData: PersonalData): JobResponse {
  const isLive = job.state === 'queued' || job.state === 'running';
  const { phase, done, total } = (job.state === 'running' && standing) || { phase: null, done: null, total: null };
  return {
    id: job.id,
    key: job.key,
    kind: job.kind,
    state: job.state,
    phase,
    done,
    total,
    cancellable: isLive && !job.written,
    createdAt: job.createdAt,
    startedAt: job.startedAt,
    endedAt: job.endedAt,
    resultHref: job.answerCipher ? `/api/v1/jobs/${job.id}/result` : null,
    isFile: job.state === 'done' && job.answerIsFile,
    problem: job.state === 'failed' && job.answerCipher ? problemOf(answerOf(job.answerCipher, personalData)) : null,
  };
}

export function answerOf(cipher: Buffer, personalData: PersonalData): StoredAnswer {
  const { status, headers, body } = deserialize(personalData.decryptBytes(cipher)) as StoredAnswer;
  return { status, headers, body: Buffer.from(body) };
}

/** Some refusals are no problem documents: an import that wrote nothing says so with its findings. */
function problemOf({ status, body }: StoredAnswer): JobProblem {
  const told = JSON.parse(body.toString('utf8')) as { code?: unknown; detail?: unknown };
  return {
    status,
    code: typeof told.code === 'string' ? told.code : `HTTP_${status}`,
    detail: typeof told.detail === 'string' ? told.detail : '没有写入任何数据，原因见结果。',
  };
}
