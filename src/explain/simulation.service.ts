import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { authorize, type Caller } from '../auth/access/caller.js';
import { narrowRegion } from '../auth/access/region-scope.js';
import { assessAwards } from '../awards/award-rules.js';
import { Clock } from '../common/values/clock.js';
import { lastDayOfMonth, monthOf, monthsBetween } from '../common/values/months.js';
import { invalidRequest, requestValidation } from '../common/http/validation.js';
import { Reading } from '../database/reading.js';
import type { NoticesByPolicy } from '../policies/claims/notices.loader.js';
import { registrarsWithin } from '../policies/entitlements/eligibility.js';
import { isVisible } from '../policies/entitlements/entitlements.js';
import { PeopleLoader } from '../policies/facts/people.loader.js';
import { CreatePolicyRequest } from '../policies/policies.dto.js';
import { PoliciesService } from '../policies/policies.service.js';
import { awardTerms, loadApproved, noticesOf, type PolicyRow, stipendTerms } from '../policies/policy-loader.js';
import type { PolicyContent } from '../policies/policy-terms-check.js';
import { loadRegionView, type RegionView } from '../policies/facts/region-view.js';
import type { WorkerFacts } from '../policies/facts/worker-facts.js';
import { paysWholeYears } from '../policies/terms/policy-terms.js';
import { assessStipends } from '../stipends/rules/stipend-rules.js';
import { Comparison, type Owed } from './comparison.js';
import type { SimulatePolicyRequest, SimulationResponse } from './simulation.dto.js';
import { withTrial } from './trial.js';

const MAX_MONTHS = 120;

interface Asked {
  asOf: string;
  fromMonth: string | null;
  toMonth: string | null;
}

/** What a person is owed under a set of policies, of those that the view holds. */
type Assess = (facts: WorkerFacts, policies: readonly PolicyRow[]) => Owed[];

@Injectable()
export class SimulationService {
  constructor(
    private readonly reading: Reading,
    private readonly policies: PoliciesService,
    private readonly people: PeopleLoader,
    private readonly clock: Clock,
  ) {}

  /**
   * What would be owed if a policy were approved now, beside what is owed today. Writes nothing.
   *
   * @throws {Refusal} as for a draft of the same content
   */
  async simulate(caller: Caller, request: SimulatePolicyRequest): Promise<SimulationResponse> {
    authorize(caller, 'entitlements.read');
    const body = request.policy ?? (await flatPolicy(request));
    const work = async (tx: EntityManager): Promise<SimulationResponse> => {
      const content = await this.policies.checkedContent(tx, caller, body);
      const asked = askedOf(request, content, this.clock.today());
      const view = await loadRegionView(tx, await narrowRegion(tx, caller, request.regionCode ?? content.regionCode));
      const approved = await loadApproved(tx, content.kind);
      const trial = withTrial(content, approved);
      const comparison = await this.compare(tx, view, content, asked, approved, trial.policies);
      const { predecessorId, conflictIds, notes } = trial;
      return { kind: content.kind, regionCode: view.top, ...asked, ...comparison, predecessorId, conflictIds, notes };
    };
    return this.reading.onSnapshot(work);
  }

  private async compare(
    tx: EntityManager,
    view: RegionView,
    { kind }: PolicyContent,
    asked: Asked,
    today: readonly PolicyRow[],
    simulated: readonly PolicyRow[],
  ): Promise<ReturnType<Comparison['result']>> {
    const notices = await noticesOf(tx, today);
    const assess = kind === 'award' ? awardsOwed(view, asked, notices) : stipendsOwed(view, asked, notices);
    const comparison = new Comparison();
    const registrars = registrarsWithin(view, [...today, ...simulated]);
    for await (const people of this.people.chunks(tx, {
      kind,
      ...bounds(asked),
      wholeYears: [...today, ...simulated].some(
        ({ kind: each, year }) => each === 'stipend' && paysWholeYears({ year }),
      ),
      view,
      registrars,
      includeRefused: false,
    })) {
      for (const person of people) {
        const { facts } = person;
        comparison.add(person, assess(facts, today), assess(facts, simulated), isVisible(view, person));
      }
    }
    return comparison.result();
  }
}

function awardsOwed(view: RegionView, { asOf, fromMonth, toMonth }: Asked, notices: NoticesByPolicy): Assess {
  const terms = remembered((policy) => awardTerms(policy, view.paths, notices));
  return (facts, policies) => {
    const declaredOn = new Map(facts.certificates.map((each) => [each.id, each.declaredOn]));
    const receivedOn = new Map(facts.claims.map((each) => [each.id, each.receivedOn]));
    return assessAwards(facts, terms(policies), asOf).filter(({ certificateId, claimId, policyRegionCode }) => {
      const claimedOn = claimId === null ? declaredOn.get(certificateId) : receivedOn.get(claimId);
      const month = monthOf(claimedOn ?? '');
      const isAsked = (fromMonth === null || fromMonth <= month) && (toMonth === null || month <= toMonth);
      return isAsked && view.holds(policyRegionCode);
    });
  };
}

function stipendsOwed(view: RegionView, { asOf, fromMonth, toMonth }: Asked, notices: NoticesByPolicy): Assess {
  const terms = remembered((policy) => stipendTerms(policy, view.paths, notices));
  const months = { fromMonth: fromMonth ?? monthOf(asOf), toMonth: toMonth ?? monthOf(asOf) };
  return (facts, policies) =>
    assessStipends(facts, terms(policies), { ...months, asOf, explain: false }).filter(({ policyRegionCode }) =>
      view.holds(policyRegionCode),
    );
}

/** The rules' form of the same two sets of policies is asked for once per person. */
function remembered<T>(read: (policy: PolicyRow) => T): (policies: readonly PolicyRow[]) => T[] {
  const known = new Map<readonly PolicyRow[], T[]>();
  return (policies) => {
    const terms = known.get(policies) ?? policies.map((policy) => read(policy));
    known.set(policies, terms);
    return terms;
  };
}

function bounds({ fromMonth, toMonth }: Asked): { fromMonth?: string; toMonth?: string } {
  return fromMonth === null || toMonth === null ? {} : { fromMonth, toMonth };
}

/** The policy that stands at the top of the request, checked as it would be alone. */
async function flatPolicy(request: SimulatePolicyRequest): Promise<CreatePolicyRequest> {
  const { policy: _, period: __, fromMonth: ___, toMonth: ____, asOf: _____, ...flat } = request;
  const checked: unknown = await requestValidation().transform(flat, { type: 'body', metatype: CreatePolicyRequest });
  return checked as CreatePolicyRequest;
}

function askedOf(request: SimulatePolicyRequest, content: PolicyContent, today: string): Asked {
  const from = request.fromMonth ?? request.period?.from.slice(0, 7) ?? null;
  const to = request.toMonth ?? request.period?.to.slice(0, 7) ?? null;
  const end = to === null ? today : lastDayOfMonth(to);
  const asOf = request.asOf ?? (end > today ? end : today);
  const isStipend = content.kind === 'stipend';
  const fromMonth = from ?? (isStipend ? monthOf(content.effectiveFrom) : null);
  const toMonth = to ?? (isStipend ? monthOf(asOf) : null);
  if (fromMonth !== null && toMonth !== null) {
    if (toMonth < fromMonth && from !== null && to !== null) {
      throw invalidRequest([{ field: 'toMonth', code: 'rangeTurned', message: '不能早于起始月份' }]);
    }
    if (monthsBetween(fromMonth, toMonth) >= MAX_MONTHS) {
      throw invalidRequest([{ field: 'fromMonth', code: 'rangeTooLong', message: `最多测算${MAX_MONTHS}个月` }]);
    }
  }
  return { asOf, fromMonth, toMonth };
}
