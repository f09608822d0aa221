import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { authorize, type Caller } from '../auth/access/caller.js';
import { Clock } from '../common/values/clock.js';
import { type ChangesWanted, EntitlementWalk, type OpenKind } from '../policies/entitlements/entitlement-walk.js';
import type { EntitlementResponse } from '../policies/entitlements/entitlements.dto.js';
import type { AskedSubject, ChangedEntitlement, DueSubject } from '../policies/entitlements/entitlements.js';
import { loadAwardTerms } from '../policies/policy-loader.js';
import type { AwardPolicyTerms } from '../policies/terms/policy-terms.js';
import { awardAssessor } from './award-entitlements.js';
import type { AwardDecision } from './award-rules.js';
import type { AwardEntitlementsQuery } from './awards.dto.js';

@Injectable()
export class AwardsService {
  constructor(
    private readonly walk: EntitlementWalk,
    private readonly clock: Clock,
  ) {}

  /** In the order of worker and level. */
  async list(caller: Caller, query: AwardEntitlementsQuery): Promise<{ items: EntitlementResponse[]; total: number }> {
    authorize(caller, 'entitlements.read');
    return this.walk.list(caller, query, awards(query.asOf ?? this.clock.today()));
  }

  /** Everything still to be paid or to be recovered, by worker and level; see {@link EntitlementWalk.due}. */
  due(
    tx: EntityManager,
    { regionCode, asOf }: { regionCode: string; asOf: string },
  ): AsyncGenerator<IterableIterator<DueSubject<AwardDecision>>> {
    return this.walk.due(tx, regionCode, awards(asOf));
  }

  /** What policies of a region paid and what is owed otherwise since; only of these people, where they are named. */
  changed(tx: EntityManager, { asOf, ...wanted }: ChangesWanted): AsyncGenerator<ChangedEntitlement> {
    return this.walk.changed(tx, wanted, awards(asOf));
  }

  /** What the levels of these people come to; see {@link EntitlementWalk.asked}. */
  asked(
    tx: EntityManager,
    { asOf, ...wanted }: { regionCode: string; asOf: string; workerIds: readonly string[] },
  ): Promise<Map<string, AskedSubject>> {
    return this.walk.asked(tx, wanted, awards(asOf));
  }
}

function awards(asOf: string): OpenKind<AwardDecision, AwardPolicyTerms> {
  return async (tx, view) => ({
    needed: { kind: 'award' },
    assessor: awardAssessor(await loadAwardTerms(tx, view.paths), asOf),
  });
}
