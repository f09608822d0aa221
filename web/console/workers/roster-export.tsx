import { ExportDialog } from '../shared/export-dialog';
import { count } from '../shared/money';

interface RosterExportProps {
  /** Of the list that is shown, by name. */
  filters: readonly string[];
  total: number;
  onClose: () => void;
}

/** The people of the list, with whole numbers. */
export function RosterExport({ filters, total, onClose }: RosterExportProps) {
  return (
    <ExportDialog
      title="导出花名册"
      action={`下载 ${count(total)} 人的花名册`}
      hint="例如：年度核对、发放前核查。用途记入操作日志。"
      path="workers/export.xlsx"
      filters={filters}
      onClose={onClose}
    >
      按当前筛选条件导出 <strong className="figures">{count(total)}</strong>{' '}
      人，表中含完整的身份证号、手机号和银行账户，请妥善保管，用后删除。
    </ExportDialog>
  );
}
