import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { Caller } from '../../auth/access/caller.js';
import { PersonalData } from '../../common/secrets/personal-data.js';
import { Conditions } from '../../database/statements/conditions.js';
import { EMPLOYER_CHECK } from '../../policies/terms/policy-terms.js';
import type { WrittenDocument } from '../../templates/document-writer.js';
import { Worker } from '../../workers/people/worker.entity.js';
import { askedOfMany } from '../reading/asked-checks.js';
import { readChecks, readClaimEvents, readClaims } from '../reading/claim-queries.js';
import type { ToldClaim } from './claim-form-text.js';
import { ClaimFormWriter } from './claim-form-writer.js';

/**
 * Claims as what was paid rests on them. Whoever may see the payout sees those, wherever the person is registered by now: no region is
 * asked here.
 */
@Injectable()
export class ClaimEvidence {
  constructor(
    private readonly writer: ClaimFormWriter,
    private readonly personalData: PersonalData,
  ) {}

  /** @returns in the order in which they were received; as many statements as for one */
  async told(tx: EntityManager, caller: Caller, ids: readonly string[], today: string): Promise<ToldClaim[]> {
    const conditions = new Conditions().add('c.id = ANY(?::uuid[])', ids);
    const page = { page: 1, pageSize: ids.length, sort: 'receivedOn:asc' as const, today };
    const claims = await readClaims(tx, caller, conditions, page);
    const asked = await askedOfMany(tx, ids);
    const checks = await readChecks(tx, ids);
    const events = await readClaimEvents(tx, ids);
    return claims.map((each): ToldClaim => {
      const { nextSteps: _, ...claim } = each;
      const own = (asked.get(claim.id) ?? []).filter(({ code }) => code !== EMPLOYER_CHECK);
      const labels = new Map(own.map(({ code, label }) => [code, label]));
      return {
        ...claim,
        asked: own,
        checks: (checks.get(claim.id) ?? []).map((check) => ({
          ...check,
          label: labels.get(check.code) ?? check.code,
        })),
        events: events.get(claim.id) ?? [],
      };
    });
  }

  /** The whole number of each person, by id: what is packed of a payout holds them anyway. */
  async identityNumbers(tx: EntityManager, claims: readonly ToldClaim[]): Promise<Map<string, string>> {
    const workers = await tx.find(Worker, {
      select: { id: true, identityCipher: true },
      where: { id: In(claims.map(({ workerId }) => workerId)) },
    });
    return new Map(workers.map(({ id, identityCipher }) => [id, this.personalData.decrypt(identityCipher)]));
  }

  /** 申请表 of a claim that was handed in, by what it froze then. */
  form(tx: EntityManager, claim: ToldClaim, identityNumber: string, preparedOn: string): Promise<WrittenDocument> {
    const { stated } = claim;
    if (stated === null) throw new Error(`claim ${claim.id} was never handed in`);
    return this.writer.write(tx, claim, { stated, identityNumber, preparedOn });
  }
}
