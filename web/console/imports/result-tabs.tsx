import { useMemo } from 'react';
import { useAddress } from '../shared/address';
import { openTab, Tabs } from '../shared/parts';
import { ChangesView, changeCount, useChangeGroups } from './changes-view';
import type { Finding } from './findings-rules.js';
import { FindingsView } from './findings-view';

/** What a check or an import found: what is to be mended, what changes, what is to be thought of. */
export function ResultTabs({ id, issues, isWritten }: { id: string; issues: readonly Finding[]; isWritten: boolean }) {
  const { search } = useAddress();
  const { errors, warnings } = useMemo(
    () => ({
      errors: issues.filter(({ severity }) => severity === 'error'),
      warnings: issues.filter(({ severity }) => severity === 'warning'),
    }),
    [issues],
  );
  const changes = useChangeGroups(id);
  const tabs = [
    { id: 'errors', title: '要改的', count: errors.length },
    { id: 'changes', title: isWritten ? '改变了的' : '会变的', count: changeCount(changes.data) },
    { id: 'warnings', title: '提醒', count: warnings.length },
  ];
  const open = openTab(tabs, search.tab);
  return (
    <>
      <Tabs tabs={tabs} label="检查结果" />
      {open === 'errors' && <FindingsView key="errors" findings={errors} none="没有要改的地方。" />}
      {open === 'changes' && <ChangesView key={id} id={id} isWritten={isWritten} />}
      {open === 'warnings' && <FindingsView key="warnings" findings={warnings} none="没有要提醒的地方。" />}
    </>
  );
}
