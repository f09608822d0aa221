import type { ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { useAddress } from './address';
import type { Tone } from './words';
import { yuan } from './money';

const SIGNS: Record<Tone, string> = { done: '✓', wait: '…', wrong: '!', plain: '' };

/** A state: a sign, a word, a colour, of which each would do alone. */
export function Badge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`badge ${tone}`}>
      {SIGNS[tone] && <span aria-hidden="true">{SIGNS[tone]} </span>}
      {children}
    </span>
  );
}

export function Yuan({ fen }: { fen: number }) {
  return <span className="figures nowrap">{yuan(fen)}</span>;
}

/** Names and values; what is not known is said. */
export function Facts({ items }: { items: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="facts">
      {items.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value === null || value === undefined || value === '' ? '未填' : value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The figures that a page is about; the first is the largest thing on it. */
export function Sums({ items }: { items: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="sums">
      {items.map(([name, value], index) => (
        <div key={name} className={index === 0 ? 'leading' : undefined}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export interface Tab {
  id: string;
  title: string;
  count?: number | undefined;
}

/** The open tab stands in the address; the first is open where none is named. With keys, `1` opens the first and so on. */
export function Tabs({ tabs, label, hasKeys }: { tabs: readonly Tab[]; label: string; hasKeys?: boolean }) {
  const { search } = useAddress();
  const open = openTab(tabs, search.tab);
  return (
    <nav className="tabs" aria-label={label} data-number-keys={hasKeys ? '' : undefined}>
      {tabs.map((tab, index) => (
        <Link
          key={tab.id}
          to="."
          search={(index === 0 ? {} : { tab: tab.id }) as never}
          aria-current={tab.id === open ? 'page' : undefined}
          activeProps={{}}
          // The first tab has no filter of its own and would count as open beside any other.
          activeOptions={{ exact: true, includeSearch: true }}
          resetScroll={false}
        >
          {tab.title}
          {tab.count !== undefined && <span className="soft"> {tab.count}</span>}
        </Link>
      ))}
    </nav>
  );
}

export function openTab(tabs: readonly Tab[], asked: string | undefined): string {
  return tabs.find((tab) => tab.id === asked)?.id ?? tabs[0]?.id ?? '';
}
