import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { Job } from '../job.entity.js';

const MOST_LISTED = 50;

/** Whose, and as whom it was asked: of the time when an account had another role or region, there is nothing for it. */
export type JobOwner = Pick<Job, 'userId' | 'role' | 'regionCode' | 'stationId'>;

export function jobsOf(tx: EntityManager, { userId, role, regionCode, stationId }: JobOwner): SelectQueryBuilder<Job> {
  return tx
    .createQueryBuilder(Job, 'j')
    .where('j.user_id = :userId AND j.role = :role AND j.region_code = :regionCode', { userId, role, regionCode })
    .andWhere('j.station_id IS NOT DISTINCT FROM :stationId', { stationId });
}

/** The newest first. */
export function newestOf(tx: EntityManager, owner: JobOwner): Promise<Job[]> {
  return jobsOf(tx, owner).orderBy('j.created_at', 'DESC').addOrderBy('j.id', 'DESC').limit(MOST_LISTED).getMany();
}

export function isOf(job: JobOwner, owner: JobOwner): boolean {
  return (['userId', 'role', 'regionCode', 'stationId'] as const).every((each) => job[each] === owner[each]);
}
