import { Refusal } from '../common/errors.js';
import type { LedgerImportResponse } from './ledger.dto.js';

export function stationExists(): Refusal {
  return new Refusal('conflict', 'STATION_EXISTS', '该地区已有同名站点,请在站点列表中核对;如属同一站点请直接修改。');
}

export function stayExists(): Refusal {
  return new Refusal(
    'conflict',
    'STATION_STAFF_EXISTS',
    '此人在本站的这段驻站已登记,或尚未登记离站,请核对;如需更正请修改原记录。',
  );
}

export function reportExists(): Refusal {
  return new Refusal(
    'conflict',
    'STATION_REPORT_EXISTS',
    '该月的月报已经提交,请勿重复提交;如数据有误,请更正原月报并说明原因。',
  );
}

export function evaluationExists(): Refusal {
  return new Refusal('conflict', 'STATION_EVALUATION_EXISTS', '该站该年度的评估已登记,如需更正请修改原评估。');
}

export function schemeVersionTaken(): Refusal {
  return new Refusal('conflict', 'EVALUATION_SCHEME_TAKEN', '本地区的评估办法刚被他人更新,请重新读取后再提交。');
}

/** Nothing was written: the problem document carries the whole answer, so that the client reads one shape. */
export function ledgerNotApplied(answer: LedgerImportResponse): Refusal {
  const first = answer.issues.find((issue) => issue.severity === 'error');
  const where = first ? `首个问题在“${first.sheet}”${first.cell ?? ''}:${first.message}` : '';
  const rows = answer.counts.rejected > 0 ? `共 ${answer.counts.rejected} 行有错误,` : '';
  const detail = `${rows}未写入任何数据。${where}请按问题清单改正后重新导入。`;
  return new Refusal('refused', 'LEDGER_NOT_APPLIED', detail, [], { ...answer });
}
