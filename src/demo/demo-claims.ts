import { join } from 'node:path';
import { addDays } from '../common/values/months.js';
import { groupedYuan } from '../common/values/money.js';
import { pdfOf } from '../exports/pages/pdf-page.js';
import { CLAIM_STATE_NAMES } from '../claims/life/claim-life.js';
import type { ClaimState } from '../claims/claim.entity.js';
import { answerAsBank, approveAndSend, bringToNotice, type DemoCast, type DemoPayout } from './demo-payouts.js';

/**
 * 绩溪县 pays on application (domain.md §14). Its policy is of 2025, after everything that the demo's other counties are owed, and its
 * people are those of the roster: no other figure moves by it.
 */
const COUNTY = '341824';
const NAME = '绩溪县';

const POLICY = {
  kind: 'stipend',
  regionCode: COUNTY,
  title: `${NAME}社区工作者岗位津贴（示例，按申报发放）`,
  documentNo: null,
  effectiveFrom: '2025-01',
  effectiveTo: null,
  ratesFen: { junior: 10_000, intermediate: 20_000, senior: 30_000 },
  eligibleEmployers: [{ kind: 'urban_community' }, { kind: 'village' }],
  start: 'next-month',
  stop: 'through-leaving-month',
  requiresRegistration: false,
  minServiceMonths: 0,
  maxMonths: null,
  noticeWorkingDays: 5,
  claimBy: 'application',
  checks: [{ code: 'check-1', label: '年度考核合格' }],
  note: '示例：当地的标准没有公开。',
} as const;

const PAPERS = ['岗位津贴申报表', '年度考核登记表'] as const;
const [FORM] = PAPERS;

/** Of each: how many people of the county, in the order of their names. */
const ACCEPTED = 8;
/** Days for which a notice is open. */
const OPEN_DAYS = 20;
/** The second one, of which the demo shows the middle. */
const OPEN_SINCE_DAYS = 7;

export interface DemoClaims {
  payout: DemoPayout;
  noticeIds: string[];
  papers: number;
}

interface Person {
  id: string;
  name: string;
}

interface Made {
  id: string;
}

/** Half a year from its notice to the bank's answer: claims with their papers, one that comes too late, and the payout of the rest. */
export async function payByClaims(cast: DemoCast): Promise<DemoClaims> {
  const { officer, reviewer, clock } = cast;
  const policy = await officer.post<Made>('/policies', POLICY);
  await reviewer.post(`/policies/${policy.id}/approve`);
  const desk = new ClaimDesk(cast, policy.id);
  const noticeId = await desk.notice('1', { from: '2025-01', to: '2025-06' }, 0);
  const people = await desk.people();
  clock.skipDays(3);
  const accepted = people.slice(0, ACCEPTED);
  for (const person of accepted) await desk.accept(await desk.handIn(noticeId, person));
  const [refused, taken, late] = people.slice(ACCEPTED) as [Person, Person, Person];
  const wrong = await desk.handIn(noticeId, refused);
  await desk.check(wrong, false, '年度考核结果为基本合格');
  await officer.post(`/claims/${wrong}/reject`, { reason: '年度考核未达到合格' });
  const back = await desk.handIn(noticeId, taken);
  await officer.post(`/claims/${back}/withdraw`, { reason: '本人申请撤回' });
  clock.skipDays(OPEN_DAYS);
  await desk.accept(await desk.handIn(noticeId, late));
  const draft = { kind: 'stipend', regionCode: COUNTY, asOf: clock.today(), fromMonth: '2025-01', toMonth: '2025-06' };
  const sent = await approveAndSend(cast, await bringToNotice(cast, draft, false));
  const payout = await answerAsBank(cast, sent, 0);
  return { payout, noticeIds: [noticeId], papers: desk.papers };
}

/** The half-year after, open today: something for each desk to do, and for the station's manager staff to claim for. */
export async function openClaims(cast: DemoCast, { payout, noticeIds, papers }: DemoClaims): Promise<DemoClaims> {
  const { officer, outDir } = cast;
  const { policyId } = await officer.get<{ policyId: string }>(`/claim-notices/${noticeIds[0]}`);
  const desk = new ClaimDesk(cast, policyId);
  const noticeId = await desk.notice('2', { from: '2025-07', to: '2025-12' }, OPEN_SINCE_DAYS);
  const [drafted, submitted, returned] = (await desk.people()) as [Person, Person, Person];
  await desk.enter(noticeId, drafted);
  await desk.handIn(noticeId, submitted);
  const incomplete = await desk.handIn(noticeId, returned);
  await officer.post(`/claims/${incomplete}/return`, { reason: '年度考核登记表没有盖章，请补正' });
  await officer.download(`/claims/summary.xlsx?regionCode=${COUNTY}`, join(outDir, `申报汇总表_${NAME}.xlsx`));
  return { payout, noticeIds: [...noticeIds, noticeId], papers: papers + desk.papers };
}

/** In Chinese, as the demo prints it. */
export async function claimsInWords({ officer }: DemoCast, { payout, noticeIds, papers }: DemoClaims): Promise<string> {
  const { states, items } = await officer.get<{
    states: Partial<Record<ClaimState, number>>;
    items: { state: ClaimState; window: string }[];
  }>(`/claims?regionCode=${COUNTY}&pageSize=100`);
  const late = items.filter(({ state, window }) => state === 'accepted' && window === 'after').length;
  const told = (Object.keys(CLAIM_STATE_NAMES) as ClaimState[])
    .filter((state) => states[state])
    .map((state) => `${CLAIM_STATE_NAMES[state]} ${states[state]} 件`);
  return (
    `  申报（${NAME}，另有 1 项政策须经申报并受理）：通知 ${noticeIds.length} 份，${told.join('、')}；` +
    `材料 ${papers} 份；受理中逾期 ${late} 件，视为放弃；按申报发放 ${payout.lineCount} 笔，${groupedYuan(payout.totalFen)} 元`
  );
}

/** What the officer does with claims, one after the other. */
class ClaimDesk {
  papers = 0;

  constructor(
    private readonly cast: DemoCast,
    private readonly policyId: string,
  ) {}

  /** Of the months, open since so many days, approved by the reviewer. */
  async notice(number: string, months: { from: string; to: string }, sinceDays: number): Promise<string> {
    const { officer, reviewer, clock } = this.cast;
    const opensOn = addDays(clock.today(), -sinceDays);
    const { id } = await officer.post<Made>('/claim-notices', {
      policyId: this.policyId,
      noticeNo: `绩民函〔2025〕${number}号`,
      title: `${NAME}岗位津贴申报通知（${months.from} 至 ${months.to}）`,
      opensOn,
      closesOn: addDays(opensOn, OPEN_DAYS),
      monthsFrom: months.from,
      monthsTo: months.to,
      papers: PAPERS,
    });
    await reviewer.post(`/claim-notices/${id}/approve`, { comment: '同意发布' });
    return id;
  }

  /** Those whom the policy is for, by their names. */
  async people(): Promise<Person[]> {
    const query = `regionCode=${COUNTY}&certified=true&serving=true&organizationKind=urban_community&sort=name:asc&pageSize=30`;
    return (await this.cast.officer.get<{ items: Person[] }>(`/workers?${query}`)).items;
  }

  async enter(noticeId: string, { id: workerId }: Person): Promise<string> {
    return (await this.cast.officer.post<Made>('/claims', { workerId, kind: 'stipend', noticeId })).id;
  }

  /** Entered with its papers and the unit's opinion, and submitted. */
  async handIn(noticeId: string, person: Person): Promise<string> {
    const { officer } = this.cast;
    const id = await this.enter(noticeId, person);
    for (const paper of PAPERS) {
      await officer.attach({ objectType: 'claim', objectId: id }, `${paper}.pdf`, await this.paper(paper, person));
      this.papers++;
    }
    await officer.post(`/claims/${id}/opinion`, { opinion: '情况属实，同意申报' });
    await officer.post(`/claims/${id}/submit`);
    return id;
  }

  async check(id: string, met: boolean, evidence: string): Promise<void> {
    await this.cast.officer.post(`/claims/${id}/checks`, { code: 'check-1', met, evidence });
  }

  async accept(id: string): Promise<void> {
    await this.check(id, true, '看过年度考核登记表原件');
    await this.cast.officer.post(`/claims/${id}/accept`);
  }

  private paper(title: string, { name }: Person): Promise<Buffer> {
    const now = this.cast.clock.now();
    const lines =
      title === FORM
        ? [`姓名：${name}`, '申报项目：社区工作者岗位津贴', '本人签名：', '单位意见：情况属实，同意申报。']
        : [`姓名：${name}`, '考核年度：2024年度', '考核结果：合格', '单位（盖章）：'];
    const inner = { x: 90, width: 415 };
    return pdfOf({
      title,
      createdAt: now,
      width: 595,
      height: 842,
      frames: [{ x: 60, y: 60, width: 475, height: 722, lineWidth: 1 }],
      texts: [
        { ...inner, text: title, y: 110, size: 26, align: 'center' },
        ...lines.map((text, n) => ({ ...inner, text, y: 220 + n * 60, size: 16 })),
        { ...inner, text: '演示用的材料，内容均为虚构。', y: 740, size: 10, grey: 0.4 },
      ],
    });
  }
}
