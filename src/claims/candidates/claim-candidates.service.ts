import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { pageOffset } from '../../common/http/paging.js';
import { PersonalData } from '../../common/secrets/personal-data.js';
import { Clock } from '../../common/values/clock.js';
import { claimable } from './claimable.js';
import type { ClaimCandidateResponse, ClaimCandidatesQuery } from './claim-candidates.dto.js';

/** What the people on site at the caller's stations could claim today: whom to choose, without the register at hand. */
@Injectable()
export class ClaimCandidatesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly personalData: PersonalData,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller, query: ClaimCandidatesQuery): Promise<{ items: ClaimCandidateResponse[]; total: number }> {
    authorize(caller, 'claims.write');
    const tx = this.dataSource.manager;
    const { things, parameters } = claimable(caller, query, this.clock.today());
    const [{ total }] = await tx.query<[{ total: number }]>(
      `WITH ${things} SELECT count(*)::int AS total FROM things t`,
      parameters,
    );
    const rows: (Omit<ClaimCandidateResponse, 'lastFour'> & { identityCipher: Buffer })[] = await tx.query(
      `WITH ${things}
       SELECT t.worker_id AS "workerId", w.name AS "workerName", w.identity_cipher AS "identityCipher", t.station AS "stationName",
         t.kind, t.level, t.certificate_id AS "certificateId", t.approved_on AS "approvedOn",
         t.region_code AS "policyRegionCode", r.name AS "policyRegionName",
         jsonb_build_object('id', n.id, 'noticeNo', n.notice_no, 'title', n.title,
           'opensOn', n.opens_on, 'closesOn', n.closes_on, 'papers', n.papers) AS notice, t.claim
       FROM things t JOIN workers w ON w.id = t.worker_id JOIN regions r ON r.code = t.region_code
       JOIN claim_notices n ON n.id = t.notice_id
       ORDER BY w.name COLLATE "C", w.id, n.closes_on, t.kind, t.certificate_id, n.id
       LIMIT ${query.pageSize} OFFSET ${pageOffset(query)}`,
      parameters,
    );
    const items = rows.map(({ identityCipher, ...row }) => {
      return { ...row, lastFour: this.personalData.decrypt(identityCipher).slice(-4) };
    });
    return { items, total };
  }
}
