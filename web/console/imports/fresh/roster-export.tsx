import { Confirm } from '../../shared/dialog';
import { FilesLeft } from '../../shared/download-button';
import { useFile } from '../../shared/use-file';

/** 花名册 with whole numbers, to be mended and imported again: a reason is asked for, since it is logged. */
export function RosterExport({ onClose }: { onClose: () => void }) {
  const file = useFile({ after: onClose });
  return (
    <Confirm
      title="导出花名册"
      action="导出花名册"
      reason={{ label: '用途', hint: '例如：更新十一月的任职情况。', shortest: 4 }}
      deed={{ ...file, run: (reason) => file.run(`workers/export.xlsx?${new URLSearchParams({ reason }).toString()}`) }}
      onClose={onClose}
    >
      <p>文件含有完整的身份证号、手机号和银行账号。导出会记入日志，请妥善保管，用后删除。</p>
      <FilesLeft />
    </Confirm>
  );
}
