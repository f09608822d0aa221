import { useState } from 'react';
import { Link, useNavigate } from '@tanstack/react-router';
import { DataTable, type Column } from '../../shared/data-table';
import { Filters, type Filter } from '../../shared/filters';
import { count, yuan } from '../../shared/money';
import { Badge } from '../../shared/parts';
import type { Foot } from '../../shared/table/column';
import { useList } from '../../shared/use-query';
import { LEVELS, LINE_STATES, LINE_TONES, optionsOf, word } from '../../shared/words';
import { useMay } from '../../shared/me';
import { keepQuestion } from '../../shell/search-question';
import { periodOf } from '../payout-rules';
import type { Payee, Payout } from '../payout-types';
import { ObjectionDialog } from './objection-dialog';
import { PayeeDialog, type PayeeStep } from './payee-dialog';
import { PayeeLines } from './payee-lines';

const FILTERS: readonly Filter[] = [
  { name: 'search', label: '姓名、单位或证书号' },
  {
    name: 'state',
    label: '状态',
    options: optionsOf(LINE_STATES),
  },
  { name: 'level', label: '级别', options: optionsOf(LEVELS) },
  { name: 'arrears', label: '补发', options: [{ value: 'true', label: '只看以前月份' }] },
];

const COLUMNS: readonly Column<Payee>[] = [
  { title: '姓名', sort: 'workerName', render: (payee) => payee.workerName },
  { title: '身份证号', render: (payee) => <span className="nowrap">{payee.identityNumber}</span> },
  { title: '单位', render: (payee) => <span className="wide-cell">{payee.organizationName}</span> },
  { title: '级别', render: ({ lines }) => levels(lines) },
  {
    title: '期间',
    render: ({ lines }) => <span className="wide-cell">{periodOf(lines.map(({ subject }) => subject))}</span>,
  },
  { title: '笔', number: true, render: ({ lines }) => count(lines.length) },
  { title: '应发', sort: 'amountFen', number: true, render: (payee) => yuan(payee.amountFen) },
  { title: '扣回', number: true, render: (payee) => yuan(payee.nettedFen) },
  { title: '实发', number: true, render: (payee) => yuan(payee.netFen) },
  { title: '账户尾号', render: (payee) => payee.bankAccount?.slice(-4) ?? <Badge tone="wrong">没有账户</Badge> },
  { title: '状态', render: (payee) => <PayeeState payee={payee} /> },
];

function levels(lines: Payee['lines']): string {
  return Array.from(new Set(lines.map(({ level }) => word(LEVELS, level)))).join('、');
}

function PayeeState({ payee }: { payee: Payee }) {
  const states = Array.from(new Set(payee.lines.map(({ state }) => state)));
  return (
    <>
      {states.map((state) => (
        <Badge key={state} tone={LINE_TONES[state] ?? 'plain'}>
          {word(LINE_STATES, state)}
        </Badge>
      ))}
    </>
  );
}

/** One row per person, as the notice shows them; each opens to its lines. */
export function PayeesTab({ payout }: { payout: Payout }) {
  const navigate = useNavigate();
  const may = useMay();
  const [asked, setAsked] = useState<{ payee: Payee; step: PayeeStep | 'object' } | null>(null);
  const list = useList('/api/v1/payouts/{id}/payees', ['search', 'state', 'level', 'arrears'], {
    path: { id: payout.id },
  });
  const isDraft = payout.state === 'draft' && may('payouts.create');
  const isNotice = payout.state === 'notice' && may('payouts.create');
  const deeds = (payee: Payee) => {
    const isHeld = payee.lines.some(({ state }) => state === 'held');
    const isOpen = payee.lines.some(({ state }) => state === 'open');
    return (
      <>
        {isDraft && isOpen && <Act title="暂缓发放" onClick={() => setAsked({ payee, step: 'hold' })} />}
        {isDraft && isHeld && <Act title="恢复发放" onClick={() => setAsked({ payee, step: 'release' })} />}
        {isDraft && (isOpen || isHeld) && (
          <Act title="移出本批次" onClick={() => setAsked({ payee, step: 'remove' })} />
        )}
        {isNotice && isOpen && <Act title="登记异议" onClick={() => setAsked({ payee, step: 'object' })} />}
        <Link className="button" to={`/workers/${payee.workerId}`}>
          打开人员
        </Link>
      </>
    );
  };
  const close = (): void => setAsked(null);
  return (
    <>
      <p className="page-help">
        点击姓名，查看每一笔的金额和依据{isDraft && '，也可以暂缓或移出这个人'}
        {isNotice && '，也可以登记异议'}。
      </p>
      <Filters
        filters={FILTERS}
        onPersonal={(text) => void navigate({ to: '/search', search: { r: keepQuestion(text) } })}
      />
      <DataTable
        caption="本批次的人员"
        columns={COLUMNS}
        query={list}
        rowKey={(payee) => payee.workerId}
        filters={FILTERS.map(({ name }) => name)}
        empty={<p>本批次没有待发放的人员。</p>}
        detail={(payee) => <PayeeLines payoutId={payout.id} payee={payee} deeds={deeds(payee)} />}
        foot={list.data && sumsOf(list.data.sums, payout.heldCount > 0)}
        kept={{ list: 'payees', unit: '人' }}
      />
      {asked?.step === 'object' && <ObjectionDialog payout={payout} payee={asked.payee} onClose={close} />}
      {asked && asked.step !== 'object' && (
        <PayeeDialog payout={payout} payee={asked.payee} step={asked.step} onClose={close} />
      )}
    </>
  );
}

function Act({ title, onClick }: { title: string; onClick: () => void }) {
  return (
    <button type="button" className="button" onClick={onClick}>
      {title}
    </button>
  );
}

interface Sums {
  lineCount: number;
  payeeCount: number;
  amountFen: number;
  nettedFen: number;
  netFen: number;
}

/** Of the rows that are listed; whoever is held back is among them, but not in the payout's own figures above. */
function sumsOf(sums: Sums, hasHeld: boolean): Foot {
  return {
    label: `合计 ${count(sums.payeeCount)} 人${hasHeld ? '（含暂缓的人）' : ''}`,
    sums: {
      笔: count(sums.lineCount),
      应发: yuan(sums.amountFen),
      扣回: yuan(sums.nettedFen),
      实发: yuan(sums.netFen),
    },
  };
}
