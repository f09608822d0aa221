import { Link } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { parseSearch, useAddress } from '../address';
import { count } from '../money';
import { ProblemView } from '../problem-view';
import { useHabits } from './use-habits';
import type { Selection } from './use-selection';

const ColumnsDialog = lazy(() => import('./columns-dialog'));
const ViewsDialog = lazy(() => import('./views-dialog'));

interface ListBarProps {
  /** By which the account keeps columns and views. */
  list: string;
  titles: readonly string[];
  shown: readonly string[];
  /** null where the list has no pages: then no rows are chosen. */
  selection: Selection | null;
  unit: string;
  total: number;
  chosen?: (keys: ReadonlySet<string>) => ReactNode;
}

/** Over a list: what was chosen of it, the account's own views, and how it is shown. */
export function ListBar({ list, titles, shown, selection, unit, total, chosen }: ListBarProps) {
  const { habits, keep, problem } = useHabits();
  const [isAsking, setAsking] = useState<'columns' | 'views' | null>(null);
  const isDense = habits.dense === true;
  return (
    <div className="list-bar">
      {selection ? (
        <Chosen selection={selection} unit={unit} total={total} deed={chosen?.(selection.keys)} />
      ) : (
        <span className="soft">需要选择和复制行时，请改为分页显示。</span>
      )}
      <Views list={list} />
      <span className="buttons how">
        <button type="button" className="button plain" onClick={() => setAsking('views')}>
          保存视图
        </button>
        <button type="button" className="button plain" onClick={() => setAsking('columns')}>
          选择列
        </button>
        <button type="button" className="button plain" aria-pressed={isDense} onClick={() => keep({ dense: !isDense })}>
          密排
        </button>
      </span>
      <ProblemView problem={problem} />
      <Suspense fallback={null}>
        {isAsking === 'columns' && (
          <ColumnsDialog list={list} titles={titles} shown={shown} onClose={() => setAsking(null)} />
        )}
        {isAsking === 'views' && <ViewsDialog list={list} onClose={() => setAsking(null)} />}
      </Suspense>
    </div>
  );
}

/** Only what is on this page can be chosen, so that nobody takes it for the whole list. */
function Chosen({
  selection,
  unit,
  total,
  deed,
}: {
  selection: Selection;
  unit: string;
  total: number;
  deed: ReactNode;
}) {
  const { keys, copied, copy, clear } = selection;
  if (keys.size === 0) return <span className="chosen-rows" role="status" />;
  return (
    <span className="chosen-rows">
      <span role="status">
        已选本页 {count(keys.size)} {unit}
        {total > keys.size && `（符合条件的共 ${count(total)} ${unit}）`}
        {copied === 'refused' && '，浏览器没有允许复制'}
        {typeof copied === 'number' && `，已复制 ${count(copied)} 行，可以粘贴到表格`}
      </span>
      {deed}
      <button type="button" className="button" onClick={copy}>
        复制所选行
      </button>
      <button type="button" className="button plain" onClick={clear}>
        取消选择
      </button>
    </span>
  );
}

/** Links like any other: a view is an address with a name. */
function Views({ list }: { list: string }) {
  const { search } = useAddress();
  const views = (useHabits().habits.views ?? []).filter((view) => view.list === list);
  if (views.length === 0) return null;
  return (
    <nav className="views" aria-label="保存的视图">
      {views.map(({ name, query }) => (
        <Link
          key={name}
          to="."
          search={{ ...(search.tab ? { tab: search.tab } : {}), ...parseSearch(query) }}
          activeProps={{}}
          activeOptions={{ exact: true, includeSearch: true }}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
