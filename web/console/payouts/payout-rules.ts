import { moment, isWholeYear, monthInWords, monthsInWords } from '../shared/days.js';
import type { TrackStep } from '../shared/track-step.js';
import { LEVELS, PAYOUT_ACTIONS, PAYOUT_STATES, word } from '../shared/words.js';

/** What of a payout its life is told from. */
export interface PayoutLife {
  state: string;
  acceptedAt: string | null;
  /** Last day of the public notice. */
  noticeTo: string | null;
}

export interface LifeEvent {
  action: string;
  comment: string | null;
  byName: string;
  at: string;
}

/** The one step that brings the payout forward; none where it waits for the bank or has ended. */
export function forwardStep({ state, acceptedAt }: PayoutLife): string | null {
  if (state === 'submitted') return acceptedAt === null ? 'accept' : 'publish';
  return { draft: 'submit', notice: 'approve', approved: 'send' }[state] ?? null;
}

/** Whose turn it is, and for what. @param today of Shanghai */
export function turnOf(payout: PayoutLife, today: string): string {
  const { state, acceptedAt, noticeTo } = payout;
  if (state === 'draft') return '经办人提交';
  if (state === 'submitted') return acceptedAt === null ? '审核人初审' : '经办人公示';
  if (state === 'notice') {
    return noticeTo !== null && noticeTo >= today ? '公示期满后审核人批准' : '审核人批准';
  }
  if (state === 'approved') return '财务送银行';
  if (state === 'sent') return '财务登记银行结果';
  return '无';
}

const LIFE: readonly (readonly [action: string, name: string])[] = [
  ['create', '编制'],
  ['submit', '提交'],
  ['accept', '初审'],
  ['publish', '公示'],
  ['approve', '批准'],
  ['send', '送银行'],
  ['settle', '办结'],
];

/** The step that is waited for in a state. */
const WAITED_FOR: Record<string, string> = {
  draft: 'submit',
  notice: 'approve',
  approved: 'send',
  sent: 'settle',
};

/**
 * The life as a track. What was done before a return is done again, so only the last time counts; the return itself is told where
 * the work lies now.
 * @param events oldest first
 */
export function trackOf(payout: PayoutLife, events: readonly LifeEvent[], today: string): TrackStep[] {
  const taken = new Map<string, LifeEvent>();
  let returned: LifeEvent | null = null;
  for (const event of events) {
    if (event.action === 'return') {
      returned = event;
      for (const [action] of LIFE.slice(1)) taken.delete(action);
    } else if (event.action === 'bank-return-undo') {
      // A line is at the bank again where the payout is; where it was not settled, or is again, this changes nothing.
      if (payout.state === 'sent') taken.delete('settle');
    } else if (LIFE.some(([action]) => action === event.action)) {
      taken.set(event.action, event);
      if (event.action === 'submit') returned = null;
    }
  }
  const last = events.filter(({ action }) => LIFE.some(([each]) => each === action) || action === 'return').pop();
  const cancelled = events.find((event) => event.action === 'cancel');
  const waited = payout.state === 'submitted' ? forwardStep(payout) : WAITED_FOR[payout.state];
  const steps = LIFE.map(([action, name]): TrackStep => {
    const event = taken.get(action);
    if (event) return { name, phase: 'done', notes: told(event) };
    if (action !== waited) return { name, phase: 'next', notes: [] };
    const since = last ? [`自 ${moment(last.at)} 起`] : [];
    if (payout.state === 'notice' && payout.noticeTo !== null) since.push(`公示至 ${payout.noticeTo}（含当日）`);
    return {
      name,
      phase: 'now',
      notes: [`轮到：${turnOf(payout, today)}`, ...since, ...(returned ? [backWith(returned)] : [])],
    };
  });
  if (!cancelled) return steps;
  return [
    ...steps.filter(({ phase }) => phase === 'done'),
    { name: word(PAYOUT_STATES, 'cancelled'), phase: 'ended', notes: told(cancelled) },
  ];
}

function told({ byName, at, comment }: LifeEvent): string[] {
  return [byName, moment(at), ...(comment ? [`意见：${comment}`] : [])];
}

function backWith({ byName, at, comment }: LifeEvent): string {
  return `${byName}于 ${moment(at)} 退回${comment ? `：${comment}` : '。'}`;
}

/** How the record tells an event: who did what about whom. */
export function actionInWords(action: string): string {
  return word(PAYOUT_ACTIONS, action);
}

/** What a person's lines are for: the first and the last month of a stipend, the levels of an award. */
export function periodOf(subjects: readonly string[]): string {
  const periods = subjects.filter((subject) => subject.startsWith('stipend:')).map((subject) => subject.slice(8));
  const months = periods.filter((period) => !isWholeYear(period));
  const years = periods.filter(isWholeYear).sort().map(monthInWords);
  if (periods.length > 0) {
    const span = months.length > 0 ? [monthsInWords(months.reduce(earlier), months.reduce(later))] : [];
    return [...span, ...years].join('、');
  }
  return subjects.map((subject) => word(LEVELS, subject.split(':')[1])).join('、');
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}

function later(a: string, b: string): string {
  return a < b ? b : a;
}

export interface VariancePart {
  kind: string;
  name: string;
  people: number;
  amountFen: number;
}

/** Of the identity 上批 + … = 本批: the signed parts in the order given, the zero ones left out. */
export function identityParts(categories: readonly VariancePart[]): VariancePart[] {
  return categories.filter(({ people, amountFen }) => people > 0 || amountFen !== 0);
}

/** SHA-256 as people read it to each other: the first and the last eight, in fours. */
export function hashInShort(sha256: string): string {
  const four = (text: string): string => text.replace(/(.{4})(?=.)/g, '$1 ');
  return `${four(sha256.slice(0, 8))} … ${four(sha256.slice(-8))}`;
}

/** What becomes paid where the bank says so of everybody but a few. @param open what is still with the bank */
export function bookedOf(
  open: { payees: number; fen: number },
  except: readonly { netFen: number }[],
): { payees: number; fen: number } {
  return {
    payees: open.payees - except.length,
    fen: except.reduce((fen, { netFen }) => fen - netFen, open.fen),
  };
}
