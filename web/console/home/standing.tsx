import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { components } from '../api/schema';
import { count, shareOf, yuan } from '../shared/money';
import { Answered } from '../shared/page';
import { useMay } from '../shared/me';
import { useGet } from '../shared/use-query';

type Standing = components['schemas']['StandingResponse'];

const PENDING_STATES = 'draft,submitted,notice,approved,sent';

/** How the year stands for the account's own region: three figures, each leading to what it is made of. */
export function StandingFigures() {
  const may = useMay();
  const standing = useGet('/api/v1/reports/standing', { enabled: may('reports.read') });
  if (!may('reports.read')) return null;
  return (
    <section className="panel standing" aria-labelledby="standing">
      <Answered query={standing}>{(figures) => <Figures figures={figures} />}</Answered>
    </section>
  );
}

function Figures({ figures }: { figures: Standing }) {
  const { regionCode, regionName, from, to, paidFen, pendingFen, pendingPayouts, certified, talents } = figures;
  const rows = (figure: string) => ({ figure, regionCode, from, to });
  return (
    <>
      <h2 id="standing">
        {regionName} {from.slice(0, 4)} 年
      </h2>
      <dl className="six">
        <Figure title="已发（元）" note={`${from} 至 ${to} 到账，已扣减追回的。`}>
          <Link to="/reports/rows" search={rows('paid')}>
            {yuan(paidFen)}
          </Link>
        </Figure>
        <Figure title="待发（元）" note={pendingInWords(pendingPayouts)}>
          <Link to="/payouts" search={{ state: PENDING_STATES }}>
            {yuan(pendingFen)}
          </Link>
        </Figure>
        <Figure title="持证率" note={`登记 ${count(talents)} 人，其中持证 ${count(certified)} 人。`}>
          <Link to="/reports/rows" search={rows('certified')}>
            {shareOf(certified, talents)}
          </Link>
        </Figure>
      </dl>
    </>
  );
}

function Figure({ title, note, children }: { title: string; note: string; children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd className="figures">{children}</dd>
      <dd className="soft">{note}</dd>
    </div>
  );
}

function pendingInWords(payouts: number): string {
  return payouts === 0 ? '没有在办的批次。' : `在办的 ${count(payouts)} 个批次中，银行还没有付的，不含暂缓的。`;
}
