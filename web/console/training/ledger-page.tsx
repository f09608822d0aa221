import { Link } from '@tanstack/react-router';
import { Page } from '../shared/page';
import { SheetImport } from '../shared/sheet-import';

const CRUMBS = [{ title: '培训', to: '/training' }];

/** 培训台账, as it was downloaded and edited, or written of trainings of before. */
export default function TrainingLedgerPage() {
  return (
    <Page
      title="导入培训台账"
      crumbs={CRUMBS}
      help="在“培训”页写明用途下载台账，用 Excel 或 WPS 修改后在这里导入；以往的培训也可以按台账的格式填好导入。选择文件后先检查，检查不写入任何数据；有一行有误，全部不导入。"
    >
      <SheetImport
        label="把培训台账拖到这里，或者"
        path="training/ledger"
        unit="行"
        reason={{
          label: '更正的原因',
          hint: '台账改了已经登记的出勤，或者它所依据的日期和学时的，须说明原因；否则这样的行不导入。',
        }}
        done={
          <>
            培训已按台账更新：<Link to="/training">查看培训</Link>。
          </>
        }
      />
    </Page>
  );
}
