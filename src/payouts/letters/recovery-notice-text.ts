import { chineseAmount, groupedYuan } from '../../common/values/money.js';
import type { Values } from '../../exports/documents/word-document.js';
import { dateInWords } from '../../exports/sheet.js';
import { subjectWords } from '../../ledger/subject-words.js';
import type { RecoveryState } from '../../recoveries/open/recovery-queries.js';

/** What 追回通知书 says. Pure. */

export interface RecoveryNoticeInput {
  recovery: Pick<
    RecoveryState,
    'subject' | 'payoutNumber' | 'amountFen' | 'settledFen' | 'leftFen' | 'cause' | 'nettingAllowed' | 'monthlyFloorFen'
  >;
  /** As the line that was paid froze it. */
  name: string;
  /** Masked. */
  identityNumber: string;
  departmentName: string;
  contactPhone: string | null;
  /** `YYYY-MM-DD` */
  openedOn: string;
  preparedOn: string;
}

export function recoveryNoticeValues(input: RecoveryNoticeInput): Values {
  const { recovery, name, identityNumber, departmentName, contactPhone, openedOn, preparedOn } = input;
  const { subject, payoutNumber, amountFen, settledFen, leftFen, cause, nettingAllowed, monthlyFloorFen } = recovery;
  return {
    name,
    identityNumber,
    item: subjectWords(subject),
    number: payoutNumber,
    amount: groupedYuan(amountFen),
    amountInWords: chineseAmount(amountFen),
    cause: /[。！？]$/.test(cause) ? cause : `${cause}。`,
    isPartlySettled: settledFen > 0,
    settled: groupedYuan(settledFen),
    left: groupedYuan(leftFen),
    leftInWords: chineseAmount(leftFen),
    isNetted: nettingAllowed,
    floor: groupedYuan(monthlyFloorFen),
    openedOn: dateInWords(openedOn),
    department: departmentName,
    contactPhone: contactPhone ?? '____________',
    preparedOn: dateInWords(preparedOn),
  };
}
