import { chineseAmount, groupedYuan } from '../../common/values/money.js';
import { monthWords } from '../../common/values/months.js';
import type { Values } from '../../exports/documents/word-document.js';
import type { PayoutApproval, SheetSettings } from '../../exports/payouts/payout-signing.js';
import { dateInWords } from '../../exports/sheet.js';
import type { Payout } from '../../ledger/payouts/payout.entity.js';
import { PAY_KIND_NAMES } from '../../ledger/subject.js';

/** What the papers in words say of a payout. Pure. */

export interface LetterInput {
  payout: Pick<
    Payout,
    'number' | 'title' | 'kind' | 'fromMonth' | 'toMonth' | 'lineCount' | 'payeeCount' | 'totalFen' | 'nettedFen'
  >;
  settings: SheetSettings;
  approval: PayoutApproval;
  /** The first day of the notice, the last, and how many working days lie in it; null where no policy asks for one. */
  notice: { from: string; to: string; workingDays: number } | null;
  /** 文号 of the policies. */
  documentNos: readonly string[];
  /** The day printed on the paper, `YYYY-MM-DD`. */
  preparedOn: string;
}

/** A place to write on. */
const BLANK = '____________';

/** Every name that a form of any kind may use; the same for all, so that an office finds them in one list. */
export function letterValues(input: LetterInput): Values {
  const { payout, settings, approval, notice, documentNos, preparedOn } = input;
  const netFen = payout.totalFen - payout.nettedFen;
  return {
    title: payout.title,
    number: payout.number,
    kind: PAY_KIND_NAMES[payout.kind],
    period: periodOf(payout),
    people: String(payout.payeeCount),
    lines: String(payout.lineCount),
    amount: groupedYuan(netFen),
    amountInWords: chineseAmount(netFen),
    isNetted: payout.nettedFen > 0,
    gross: groupedYuan(payout.totalFen),
    netted: groupedYuan(payout.nettedFen),
    basis: basisOf(settings, documentNos),
    fundingSource: settings.fundingSource ?? BLANK,
    budgetSubject: settings.budgetSubject ?? BLANK,
    hasNotice: notice !== null,
    noticeFrom: notice ? dateInWords(notice.from) : '',
    noticeTo: notice ? dateInWords(notice.to) : '',
    workingDays: String(notice?.workingDays ?? 0),
    objections: objectionsOf(approval),
    noticeResult: notice
      ? `拟发放人员名单已于${dateInWords(notice.from)}至${dateInWords(notice.to)}公示，${objectionsOf(approval)}`
      : '按政策规定无须公示',
    approvedOn: approval.approved ? dateInWords(approval.approved.on) : '',
    department: settings.departmentName,
    objectionPhone: settings.objectionPhone ?? settings.contactPhone ?? BLANK,
    contactPhone: settings.contactPhone ?? BLANK,
    preparedOn: dateInWords(preparedOn),
  };
}

function periodOf({ kind, fromMonth, toMonth }: LetterInput['payout']): string {
  if (kind !== 'stipend' || toMonth === null) return '';
  const from = fromMonth ?? toMonth;
  return from === toMonth ? monthWords(toMonth) : `${monthWords(from)}至${monthWords(toMonth)}`;
}

/** A number alone is put in words, one that names its document stands as it is. */
function basisOf({ documentNo }: SheetSettings, documentNos: readonly string[]): string {
  const numbers = documentNo ? [documentNo] : documentNos;
  return numbers.length > 0 ? `有关政策（${numbers.join('、')}）` : '有关政策';
}

function objectionsOf({ objections: { upheld, dismissed, open } }: PayoutApproval): string {
  const count = upheld + dismissed + open;
  if (count === 0) return '公示期间未收到异议';
  const parts = [
    ...(upheld > 0 ? [`异议成立 ${upheld} 件，有关款项已取消发放`] : []),
    ...(dismissed > 0 ? [`经核实异议不成立 ${dismissed} 件，照常发放`] : []),
    ...(open > 0 ? [`正在处理 ${open} 件`] : []),
  ];
  return `公示期间收到异议 ${count} 件：${parts.join('；')}`;
}
