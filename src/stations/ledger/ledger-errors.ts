import { Refusal } from '../../common/errors.js';
import type { LedgerImportResponse } from './ledger.dto.js';

/** Nothing was written: the problem document carries the whole answer, so that the client reads one shape. */
export function ledgerNotApplied(answer: LedgerImportResponse): Refusal {
  const first = answer.issues.find((issue) => issue.severity === 'error');
  const where = first ? `首个问题在“${first.sheet}”${first.cell ?? ''}：${first.message}` : '';
  const rows = answer.counts.rejected > 0 ? `共 ${answer.counts.rejected} 行有错误，` : '';
  const detail = `${rows}未写入任何数据。${where}请按问题清单改正后重新导入。`;
  return new Refusal('refused', 'LEDGER_NOT_APPLIED', detail, [], { ...answer });
}
