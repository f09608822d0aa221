import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useAddress } from '../../shared/address';
import { ExportDialog } from '../../shared/export-dialog';
import { Answered, Page } from '../../shared/page';
import { openTab, Tabs } from '../../shared/parts';
import { useGet } from '../../shared/use-query';
import { useMay } from '../../shared/me';
import { CareerTab } from '../career/career-tab';
import { MoneyTab } from '../money/money-tab';
import { PapersTab } from '../papers/papers-tab';
import { CorrectionDialog } from '../identity/correction-dialog';
import { MergeDialog } from '../identity/merge-dialog';
import { WaitingBox } from '../identity/waiting-box';
import { HistoryTab } from './history-tab';
import { PersonForm } from './person-form';
import { PersonHead } from './person-head';
import { PersonWithdrawal } from './person-withdrawal';
import { PersonWarnings } from './person-warnings';
import type { Person } from '../worker-types';

const CRUMBS = [{ title: '人员', to: '/workers' }];

export default function PersonPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  // Another person is another page: nothing of the one before is shown while it is on its way.
  return <OnePerson key={id} id={id} />;
}

function OnePerson({ id }: { id: string }) {
  const person = useGet('/api/v1/workers/{id}', { params: { path: { id } } });
  const may = useMay();
  const [asked, setAsked] = useState<'facts' | 'number' | 'merge' | 'withdrawal' | 'statement' | null>(null);
  const close = (): void => setAsked(null);
  return (
    <Page
      title={person.data?.name ?? '人员'}
      crumbs={CRUMBS}
      actions={
        person.data && (
          <>
            {may('workers.write') && (
              <>
                <button type="button" className="button" onClick={() => setAsked('facts')}>
                  更正个人信息
                </button>
                <button type="button" className="button" onClick={() => setAsked('number')}>
                  更正身份证号
                </button>
                <button type="button" className="button" onClick={() => setAsked('merge')}>
                  合并重复的人员
                </button>
                <button type="button" className="button" onClick={() => setAsked('withdrawal')}>
                  作废误录的人员
                </button>
              </>
            )}
            {may('entitlements.read') && (
              <button type="button" className="button" onClick={() => setAsked('statement')}>
                打印明细单
              </button>
            )}
            <button type="button" className="button" onClick={() => window.print()}>
              打印
            </button>
          </>
        )
      }
    >
      <Answered query={person}>
        {(found) => (
          <>
            <WaitingBox id={found.id} />
            <PersonHead person={found} />
            <PersonWarnings person={found} />
            <PersonTabs person={found} />
            {asked === 'facts' && <PersonForm person={found} onClose={close} />}
            {asked === 'number' && <CorrectionDialog person={found} onClose={close} />}
            {asked === 'statement' && <Statement person={found} onClose={close} />}
            {asked === 'merge' && <MergeDialog person={found} onClose={close} />}
            {asked === 'withdrawal' && <PersonWithdrawal person={found} onClose={close} />}
          </>
        )}
      </Answered>
    </Page>
  );
}

/** What was paid and is owed as a Word document, to be printed and handed over. */
function Statement({ person, onClose }: { person: Person; onClose: () => void }) {
  return (
    <ExportDialog
      title="打印明细单"
      action="下载明细单"
      hint="例如：本人索取。用途记入操作日志。"
      path={`workers/${person.id}/statement.docx`}
      filters={[]}
      onClose={onClose}
    >
      {person.name}的发放记录、应发未发的金额和不发的原因，用 Word 或 WPS 打开后打印。身份证号已遮盖，账户只写末四位。
    </ExportDialog>
  );
}

function PersonTabs({ person }: { person: Person }) {
  const { search } = useAddress();
  const may = useMay();
  const tabs = [
    ...(may('entitlements.read') ? [{ id: 'money', title: '津贴与奖励' }] : []),
    { id: 'career', title: '经历' },
    { id: 'papers', title: '账户、申报与附件' },
    ...(may('workers.history') ? [{ id: 'history', title: '更正记录' }] : []),
  ];
  const open = openTab(tabs, search.tab);
  return (
    <>
      <Tabs tabs={tabs} label="个人内容" hasKeys />
      {open === 'money' && <MoneyTab person={person} />}
      {open === 'career' && <CareerTab person={person} />}
      {open === 'papers' && <PapersTab person={person} />}
      {open === 'history' && <HistoryTab id={person.id} />}
    </>
  );
}
