import { lazy, type ReactNode, Suspense, useRef, useSyncExternalStore } from 'react';
import { useRouterState } from '@tanstack/react-router';
import type { UseQueryResult } from '@tanstack/react-query';
import { type InAddress, useAddress } from './address';
import { ProblemView } from './problem-view';
import { type Column, type Foot, joined, type PageOf } from './table/column';
import { shownColumns } from './table/columns-rules.js';
import { canFlow, isFlow } from './table/flow/flow-rules.js';
import type { FlowTableProps } from './table/flow/flow-table';
import type { PageAt } from './table/flow/use-pages';
import { ListBar } from './table/list-bar';
import { Pager } from './table/pager';
import { noteOpened, useReturnedRow } from './table/returned';

import { FootRow, HeadCell, PickAll, TableRow } from './table/rows';
import { useHabits } from './table/use-habits';
import { useLastPage } from './table/use-last-page';
import { type Selection, useSelection } from './table/use-selection';
import { Waiting } from './waiting';

export type { Column } from './table/column';

const FlowTable = lazy(() => import('./table/flow/flow-table')) as unknown as <Row>(
  props: FlowTableProps<Row>,
) => ReactNode;

interface TableProps<Row> {
  /** Read out before the table. */
  caption: string;
  columns: readonly Column<Row>[];
  /** With how its other pages are asked for, a long one can be shown without pages. */
  query: UseQueryResult<PageOf<Row>> & { pageAt?: PageAt<Row> };
  rowKey: (row: Row) => string;
  /** By which the account keeps columns and views of this list, and the word that its rows are counted by; then rows can be chosen. */
  kept?: { list: string; unit: string };
  /** What can be done with the rows that are chosen, beside copying them. */
  chosen?: (keys: ReadonlySet<string>) => ReactNode;
  /** Where Enter and the first cell lead; a row without one is not a link. */
  href?: (row: Row) => string;
  /** What to do where nothing is there yet. */
  empty: ReactNode;
  /** Names of the filters of this list, which can be cleared together. */
  filters?: readonly string[];
  foot?: Foot | undefined;
  /** What a row opens to, below it; its first cell is the button then. */
  detail?: (row: Row) => ReactNode;
}

/** A list as a plain table: order and page in the address, rows reached by keys and chosen to be copied, cards on a phone. */
export function DataTable<Row>(props: TableProps<Row>) {
  const { query } = props;
  if (query.data === undefined) {
    return query.error ? <ProblemView problem={query.error} retry={() => void query.refetch()} /> : <Waiting />;
  }
  return <Listed {...props} page={query.data} />;
}

interface ListedProps<Row> extends TableProps<Row> {
  page: PageOf<Row>;
  /** Those that are shown, in their order. */
  shown: readonly Column<Row>[];
  looks: string;
  address: string;
}

function Listed<Row>(props: TableProps<Row> & { page: PageOf<Row> }) {
  const { columns, query, kept, page } = props;
  const { search, change } = useAddress();
  const { habits } = useHabits();
  const address = useRouterState({ select: (state) => state.location.href });
  const isWide = useIsWide();
  const flows = query.pageAt !== undefined && isWide && canFlow(page.total);
  const listed = {
    ...props,
    address,
    shown: shownColumns(columns, kept ? keptColumns(habits.columns, kept.list) : null),
    looks: joined('data cards', (query.isPlaceholderData || query.error) && 'stale', habits.dense && 'dense'),
  };
  if (flows && isFlow(search)) return <Flowing {...listed} />;
  return (
    <>
      <Paged {...listed} search={search} change={change} />
      <Pager total={page.total} canFlow={flows} />
    </>
  );
}

/** A long list without pages; whoever wants to choose rows goes back to pages. */
function Flowing<Row>(props: ListedProps<Row>) {
  const { caption, query, rowKey, href, detail, foot, shown, looks, address, page } = props;
  const { search, change } = useAddress();
  const { habits } = useHabits();
  return (
    <>
      <Bar {...props} selection={null} />
      <Suspense fallback={<Waiting />}>
        <FlowTable
          // Another order or filter is another list, which begins at its top.
          key={address}
          {...{ caption, rowKey, href, detail, foot, looks, address, change }}
          columns={shown}
          total={page.total}
          pageAt={query.pageAt!}
          sort={search.sort}
          isDense={habits.dense === true}
          onOpened={(target, offset) => noteOpened(target, address, offset)}
        />
      </Suspense>
    </>
  );
}

function Bar<Row>({
  kept,
  columns,
  shown,
  page,
  selection,
  chosen,
}: ListedProps<Row> & { selection: Selection | null }) {
  if (!kept) return null;
  return (
    <ListBar
      {...kept}
      titles={columns.map(({ title }) => title)}
      shown={shown.map(({ title }) => title)}
      selection={selection}
      total={page.total}
      {...(chosen && { chosen })}
    />
  );
}

function Paged<Row>(props: ListedProps<Row> & InAddress) {
  const { caption, query, rowKey, kept, href, empty, filters = [], foot, detail, shown, looks, address } = props;
  const { page, search, change } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const keys = page.items.map(rowKey);
  const picked = useSelection(keys, address, body);
  const selection = kept ? picked : null;
  useReturnedRow(address, body, query.isPlaceholderData);
  const isPast = useLastPage(page, query.isPlaceholderData);
  const clear = Object.fromEntries(filters.map((name) => [name, undefined]));
  return (
    <>
      <ProblemView problem={query.error} retry={() => void query.refetch()} />
      <Bar {...props} selection={picked} />
      {isPast ? (
        <Waiting />
      ) : page.items.length === 0 ? (
        <Nothing isFiltered={filters.some((name) => search[name])} clear={() => change(clear)}>
          {empty}
        </Nothing>
      ) : (
        <div className="table-frame">
          <table className={joined(looks, selection && 'picks')} role="table">
            <caption className="unseen">{caption}</caption>
            <thead role="rowgroup">
              <tr role="row">
                {selection && <PickAll selection={selection} count={page.items.length} />}
                {shown.map((column) => (
                  <HeadCell key={column.title} column={column} sort={search.sort} change={change} />
                ))}
              </tr>
            </thead>
            <tbody role="rowgroup" data-rows="" ref={body} onClick={({ target }) => noteOpened(target, address)}>
              {page.items.map((row, index) => (
                <TableRow
                  key={keys[index]}
                  id={keys[index] ?? ''}
                  columns={shown}
                  {...{ row, href, detail, selection }}
                />
              ))}
            </tbody>
            {foot && <FootRow foot={foot} columns={shown} hasPick={selection !== null} />}
          </table>
        </div>
      )}
    </>
  );
}

interface NothingProps {
  isFiltered: boolean;
  clear: () => void;
  /** What to do where nothing is there yet. */
  children: ReactNode;
}

function Nothing({ isFiltered, clear, children }: NothingProps) {
  if (!isFiltered) return <div className="panel empty">{children}</div>;
  return (
    <div className="panel empty">
      <p>没有符合条件的记录。</p>
      <button type="button" className="button" onClick={clear}>
        清除筛选
      </button>
    </div>
  );
}

type KeptColumns = ReturnType<typeof useHabits>['habits']['columns'];

function keptColumns(columns: KeptColumns, list: string): string[] | null {
  const own = (columns ?? []).find((each) => each.list === list);
  return own ? own.columns.map(({ name }) => name) : null;
}

const WIDE = '(min-width: 701px)';

/** On a phone each row is a card, and lists have pages. */
function useIsWide(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(WIDE);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => window.matchMedia(WIDE).matches,
  );
}
