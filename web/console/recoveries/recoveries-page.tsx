import { useAddress } from '../shared/address';
import { Page } from '../shared/page';
import { openTab, Tabs } from '../shared/parts';
import { LateFacts } from './late-facts';
import { RecoveryList } from './recovery-list';

const TABS = [
  { id: 'late-facts', title: '少发多发' },
  { id: 'open', title: '追回' },
];

export default function RecoveriesPage() {
  const { search } = useAddress();
  return (
    <Page
      title="少发多发与追回"
      help="发放之后资料有变化，已发与应为不同的，列在“少发多发”：少发的由下一批次自动补发，多发的在这里立追回。"
    >
      <Tabs tabs={TABS} label="少发多发与追回" />
      {openTab(TABS, search.tab) === 'open' ? <RecoveryList /> : <LateFacts />}
    </Page>
  );
}
