import { ExportDialog } from '../shared/export-dialog';
import { count } from '../shared/money';

interface SummaryExportProps {
  /** Of the list that is shown, by name. */
  filters: readonly string[];
  total: number;
  onClose: () => void;
}

/** The claims of the list as 申报汇总表, with whole numbers. */
export function SummaryExport({ filters, total, onClose }: SummaryExportProps) {
  return (
    <ExportDialog
      title="导出申报汇总表"
      action={`下载 ${count(total)} 件的汇总表`}
      hint="例如：上报审核、存档备查。用途记入操作日志。"
      path="claims/summary.xlsx"
      filters={filters}
      onClose={onClose}
    >
      按当前筛选条件导出 <strong className="figures">{count(total)}</strong> 件申报，表中含完整的身份证号，请妥善保管。
    </ExportDialog>
  );
}
