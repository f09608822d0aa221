import { ExportDialog } from '../shared/export-dialog';
import { count } from '../shared/money';
import { AUDIT_FILTERS } from './audit-filters';

/** The events of the list. */
export function AuditExport({ total, onClose }: { total: number; onClose: () => void }) {
  return (
    <ExportDialog
      title="导出操作日志"
      action={`下载 ${count(total)} 条操作日志`}
      hint="例如：年度审计调阅。用途记入操作日志。"
      path="audit/export.xlsx"
      filters={AUDIT_FILTERS}
      onClose={onClose}
    >
      按当前筛选条件导出 <strong className="figures">{count(total)}</strong> 条。一个文件最多 20,000
      条，超过时请缩短起止日期，分几次导出。
    </ExportDialog>
  );
}
