import type { ReactNode } from 'react';
import { Link, useParams } from '@tanstack/react-router';
import { useAddress } from '../shared/address';
import { monthsInWords, today } from '../shared/days';
import { count, yuan } from '../shared/money';
import { Answered, Page } from '../shared/page';
import { Badge, openTab, Sums, Tabs } from '../shared/parts';
import { Track } from '../shared/track';
import { useGet } from '../shared/use-query';
import { KINDS, PAYOUT_STATES, PAYOUT_TONES, word } from '../shared/words';
import { BankTab } from './bank/bank-tab';
import { Steps } from './life/steps';
import { trackOf } from './payout-rules';
import type { Payout } from './payout-types';
import { ChangesTab } from './tabs/changes-tab';
import { EventsTab } from './tabs/events-tab';
import { NoticeTab } from './tabs/notice-tab';
import { PapersTab } from './tabs/papers-tab';
import { PayeesTab } from './tabs/payees-tab';
import { VarianceTab } from './tabs/variance-tab';

const CRUMBS = [{ title: '发放批次', to: '/payouts' }];

const PANES: Record<string, (payout: Payout) => ReactNode> = {
  payees: (payout) => <PayeesTab payout={payout} />,
  variance: (payout) => <VarianceTab payout={payout} />,
  changes: (payout) => <ChangesTab payout={payout} />,
  notice: (payout) => <NoticeTab payout={payout} />,
  bank: (payout) => <BankTab payout={payout} />,
  papers: (payout) => <PapersTab payout={payout} />,
  events: (payout) => <EventsTab payout={payout} />,
};

export default function PayoutPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const payout = useGet('/api/v1/payouts/{id}', { params: { path: { id } } });
  return (
    <Page title={payout.data?.title ?? '发放批次'} crumbs={CRUMBS}>
      <Answered query={payout}>{(answer) => <Whole payout={answer} />}</Answered>
    </Page>
  );
}

function Whole({ payout }: { payout: Payout }) {
  const { search } = useAddress();
  const changed = payout.changes.less + payout.changes.more + payout.changes.payee;
  const tabs = [
    { id: 'payees', title: '人', count: payout.payeeCount },
    { id: 'variance', title: '与上批差异' },
    { id: 'changes', title: '变化', count: changed },
    { id: 'notice', title: '公示' },
    { id: 'bank', title: '银行' },
    { id: 'papers', title: '材料' },
    { id: 'events', title: '记录' },
  ];
  const open = openTab(tabs, search.tab);
  return (
    <>
      <Head payout={payout} />
      {changed > 0 && payout.state !== 'cancelled' && <ChangeBar payout={payout} />}
      <Life payout={payout} />
      <Steps payout={payout} />
      <Tabs tabs={tabs} label="批次内容" />
      {PANES[open]?.(payout)}
    </>
  );
}

function Head({ payout }: { payout: Payout }) {
  const { state, number, kind, regionName, asOf } = payout;
  const period = kind === 'stipend' ? monthsInWords(payout.fromMonth, payout.toMonth) : '';
  return (
    <section className="panel" aria-label="合计">
      <p className="payout-line">
        <Badge tone={PAYOUT_TONES[state] ?? 'plain'}>{word(PAYOUT_STATES, state)}</Badge> <span>{number}</span>
        <span className="soft">
          {regionName} · {word(KINDS, kind)}
          {period && ` · ${period}`} · 核算截至 {asOf} · {payout.createdByName}编制
        </span>
      </p>
      <Sums
        items={[
          ['实发（元）', yuan(payout.netFen)],
          ['应发（元）', yuan(payout.grossFen)],
          ['扣回（元）', yuan(payout.nettedFen)],
          ['人', count(payout.payeeCount)],
          ['笔', count(payout.lineCount)],
          ...(payout.heldCount > 0
            ? ([[`暂缓 ${count(payout.heldCount)} 笔，未计入（元）`, yuan(payout.heldFen)]] as const)
            : []),
          ...(state === 'sent' || state === 'settled'
            ? ([
                ['已付（元）', yuan(payout.paidFen)],
                ['退回（元）', yuan(payout.returnedFen)],
              ] as const)
            : []),
        ]}
      />
    </section>
  );
}

function ChangeBar({ payout }: { payout: Payout }) {
  const { less, more, payee } = payout.changes;
  const parts = [
    less > 0 && `${less} 笔按最新资料应减少或不再发放`,
    payee > 0 && `${payee} 笔的收款人信息已变更`,
    more > 0 && `${more} 笔应增加，由下一批次补发`,
  ].filter(Boolean);
  return (
    <div className={less + payee > 0 ? 'box wrong' : 'box wait'} role="status">
      <p>
        <strong>列入本批次之后，有人的资料变了：{parts.join('，')}。</strong>{' '}
        {less + payee > 0 && '处理之前不能办理下一步。'}
        <Link to="." search={{ tab: 'changes' }}>
          查看变化
        </Link>
      </p>
    </div>
  );
}

function Life({ payout }: { payout: Payout }) {
  const events = useGet('/api/v1/payouts/{id}/events', {
    params: { path: { id: payout.id }, query: { pageSize: 500 } },
  });
  return (
    <Answered query={events}>
      {({ items }) => <Track label="办理进度" steps={trackOf(payout, items, today())} />}
    </Answered>
  );
}
