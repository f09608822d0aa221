import type { Column } from '../shared/data-table';
import { today } from '../shared/days';
import { Badge, Yuan } from '../shared/parts';
import { EMPLOYER_KINDS, LEVELS, word } from '../shared/words';
import { registrationStanding } from './worker-rules';
import type { Worker } from './worker-types';

/** What a clerk looks for in the roster; personal numbers are masked by the service. */
export const WORKER_COLUMNS: readonly Column<Worker>[] = [
  { title: '姓名', sort: 'name', render: (worker) => worker.name },
  { title: '身份证号', render: (worker) => <span className="nowrap">{worker.identityNumber}</span> },
  { title: '级别', render: (worker) => <span className="nowrap">{word(LEVELS, worker.level) || '无证书'}</span> },
  {
    title: '登记有效期至',
    sort: 'registrationEndsOn',
    render: (worker) => <Registration worker={worker} />,
  },
  { title: '工作单位', render: (worker) => worker.organizationName ?? <Badge tone="plain">不在岗</Badge> },
  { title: '单位类别', render: (worker) => word(EMPLOYER_KINDS, worker.organizationKind) },
  { title: '乡镇、县', sort: 'regionCode', render: (worker) => worker.townshipName ?? worker.regionName },
  {
    title: '账户尾号',
    render: (worker) => worker.accountTail ?? <Badge tone="wrong">缺账户</Badge>,
  },
  { title: '今年已发（元）', number: true, render: (worker) => <Yuan fen={worker.paidThisYearFen} /> },
];

/** The last day, and what is to be known about it, by sign and word. */
export function Registration({ worker }: { worker: Pick<Worker, 'certified' | 'registrationEndsOn'> }) {
  const { word: standing, tone } = registrationStanding(worker, today());
  if (tone === 'plain') return <span className="soft">{standing}</span>;
  return (
    <span className="nowrap">
      {worker.registrationEndsOn} <Badge tone={tone}>{standing}</Badge>
    </span>
  );
}
