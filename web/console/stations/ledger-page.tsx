import { Link } from '@tanstack/react-router';
import { Page } from '../shared/page';
import { SheetImport } from '../shared/sheet-import';

const CRUMBS = [{ title: '站点', to: '/stations' }];

/** 社工站台账, as it was downloaded and edited. */
export default function StationLedgerPage() {
  return (
    <Page
      title="导入社工站台账"
      crumbs={CRUMBS}
      help="在“站点”页写明用途下载台账，用 Excel 或 WPS 修改后在这里导入。不写用途下载的台账号码已遮盖，驻站人员那一页读不回来。选择文件后先检查，检查不写入任何数据；有一行有误，全部不导入。"
    >
      <SheetImport
        label="把社工站台账拖到这里，或者"
        path="stations/ledger"
        unit="行"
        reason={{ label: '更正的原因', hint: '台账改了站点的类别或成立日期的，须说明原因；否则这样的行不导入。' }}
        done={
          <>
            站点已按台账更新：<Link to="/stations">查看站点</Link>。
          </>
        }
      />
    </Page>
  );
}
