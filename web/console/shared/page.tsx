import { type ReactNode, useEffect, useRef } from 'react';
import { Link, useRouterState } from '@tanstack/react-router';
import type { UseQueryResult } from '@tanstack/react-query';
import { moment } from './days';
import { IgnoredFilters } from './ignored-filters';
import { ProblemView } from './problem-view';
import { standsAtRow } from './table/row-left';
import { Waiting } from './waiting';

interface PageProps {
  title: string;
  crumbs?: readonly { title: string; to: string }[];
  /** What the page is for and what to do on it, for somebody who sees it for the first time. */
  help?: string;
  actions?: ReactNode;
  children: ReactNode;
}

/** One page, one subject: its name is the `h1`, the window's title, and where the focus goes when it is opened. */
export function Page({ title, crumbs = [], help, actions, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  useEffect(() => {
    document.title = [title, ...crumbs.map((crumb) => crumb.title).reverse(), '社会工作人才激励管理'].join(' · ');
  }, [title, crumbs]);
  useEffect(() => {
    if (!standsAtRow()) heading.current?.focus({ preventScroll: true });
  }, [path]);
  return (
    <main className="page" id="main">
      {crumbs.length > 0 && (
        <nav className="crumbs" aria-label="位置">
          {crumbs.map((crumb) => (
            <span key={crumb.to}>
              <Link to={crumb.to}>{crumb.title}</Link> ›{' '}
            </span>
          ))}
        </nav>
      )}
      <div className="page-head">
        <h1 tabIndex={-1} ref={heading}>
          {title}
        </h1>
        {actions && <div className="buttons">{actions}</div>}
      </div>
      {help && <p className="page-help">{help}</p>}
      <IgnoredFilters />
      {children}
      <p className="print-only soft">打印时间：{moment(new Date().toISOString())}</p>
    </main>
  );
}

/** What a page shows of an answer that is on its way, refused or there. */
export function Answered<T>({ query, children }: { query: UseQueryResult<T>; children: (answer: T) => ReactNode }) {
  if (query.data !== undefined) {
    return (
      <>
        {query.error && <ProblemView problem={query.error} retry={() => void query.refetch()} />}
        {children(query.data)}
      </>
    );
  }
  if (query.error) return <ProblemView problem={query.error} retry={() => void query.refetch()} />;
  return <Waiting />;
}
