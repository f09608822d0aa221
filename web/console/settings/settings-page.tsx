import { useAddress } from '../shared/address';
import { Page } from '../shared/page';
import { openTab, Tabs } from '../shared/parts';
import { useMay } from '../shared/me';
import { BankProfiles } from './banks/bank-profiles';
import { DocumentTemplates } from './document-templates';
import { Operations } from './operations';
import { RegionSettings } from './region-settings';
import { SecuritySettings } from './security-settings';

export default function SettingsPage() {
  const { search } = useAddress();
  const may = useMay();
  const tabs = [
    { id: 'regions', title: '地区设置' },
    { id: 'templates', title: '文书模板' },
    { id: 'security', title: '安全设置' },
    ...(may('operations.read') ? [{ id: 'operations', title: '运行状况' }] : []),
    ...(may('payouts.read') ? [{ id: 'banks', title: '银行文件格式' }] : []),
  ];
  const tab = openTab(tabs, search.tab);
  return (
    <Page title="设置" help="名称、电话和办理期限即时生效；关系到发放金额的设置须由另一人批准后，从写明的日期起生效。">
      <Tabs tabs={tabs} label="设置的种类" />
      {tab === 'regions' && <RegionSettings />}
      {tab === 'templates' && <DocumentTemplates />}
      {tab === 'security' && <SecuritySettings />}
      {tab === 'operations' && <Operations />}
      {tab === 'banks' && <BankProfiles />}
    </Page>
  );
}
