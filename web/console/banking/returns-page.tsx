import { useAddress } from '../shared/address';
import { Filters } from '../shared/filters';
import { Page } from '../shared/page';
import { openTab, Tabs } from '../shared/parts';
import { useCounties } from '../shared/regions';
import { ReturnQueue } from '../shared/returns/return-queue';

const TABS = [
  { id: 'open', title: '待认定' },
  { id: 'done', title: '已认定' },
];

/** What the banks of all payouts left unclear, worked off row by row. */
export default function ReturnsPage() {
  const { search } = useAddress();
  const counties = useCounties();
  return (
    <Page
      title="银行回单待认定"
      help="各批次银行回单中不能自动入账的行，旧的在前。我方和银行不一致的格有“≠”。焦点在一行的按钮上时，按 1 认作已付、2 认作退回、3 不是我们的，写明依据后到下一行。"
    >
      <Tabs tabs={TABS} label="是否已认定" />
      <Filters
        filters={[
          { name: 'search', label: '姓名、业务参考号或批次' },
          ...(counties.length > 0 ? [{ name: 'regionCode', label: '县（市、区）', options: counties }] : []),
        ]}
      />
      <ReturnQueue isDone={openTab(TABS, search.tab) === 'done'} />
    </Page>
  );
}
