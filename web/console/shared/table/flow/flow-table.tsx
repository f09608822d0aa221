import { memo, type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { count } from '../../money';
import { ProblemView } from '../../problem-view';
import type { Foot } from '../column';
import { offsetToReturnTo, rowToReturnTo, wasReturnedTo } from '../row-left';
import { FootRow, HeadCell, type RowLooks, TableRow } from '../rows';

import { type PageAt, usePages } from './use-pages';
import { useSteadyWidths } from './use-steady-widths';

export interface FlowTableProps<Row> extends RowLooks<Row> {
  caption: string;
  looks: string;
  rowKey: (row: Row) => string;
  foot: Foot | undefined;
  total: number;
  pageAt: PageAt<Row>;
  sort: string | undefined;
  address: string;
  change: (next: Record<string, string | undefined>) => void;
  isDense: boolean;
  onOpened: (target: EventTarget, offset: number) => void;
}

/**
 * A list without pages: only the rows in sight are there, and those are read as one comes to them. A row that is not there yet keeps
 * its height.
 */
export default function FlowTable<Row>(props: FlowTableProps<Row>) {
  const { caption, looks, columns, rowKey, href, detail, foot, total, pageAt, sort, address, change, isDense } = props;
  const frame = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLTableSectionElement>(null);
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight(isDense),
    overscan: 8,
    initialOffset: () => offsetToReturnTo(address),
  });
  const shown = virtual.getVirtualItems();
  const first = shown[0]?.index ?? 0;
  const last = shown[shown.length - 1]?.index ?? 0;
  const { rowAt, error, retry } = usePages(pageAt, first, last, total);
  const isThere = rowAt(first) !== undefined;
  const widths = useSteadyWidths(head, columns.map(({ title }) => title).join('\n'), isThere);
  useReturnedRow(frame, address, isThere);
  const below = virtual.getTotalSize() - (shown[shown.length - 1]?.end ?? 0);
  return (
    <>
      <ProblemView problem={error} retry={retry} />
      <div
        className="table-frame flow"
        ref={frame}
        tabIndex={0}
        role="group"
        aria-label={`${caption}，共 ${count(total)} 条，可以上下滚动`}
        onClick={({ target }) => props.onOpened(target, frame.current?.scrollTop ?? 0)}
      >
        <table className={widths ? `${looks} steady` : looks} role="table" aria-rowcount={total + 1}>
          <caption className="unseen">{caption}</caption>
          <colgroup>
            {columns.map(({ title }, n) => (
              <col key={title} style={widths ? { width: widths[n] } : undefined} />
            ))}
          </colgroup>
          <thead role="rowgroup" ref={head}>
            <tr role="row" aria-rowindex={1}>
              {columns.map((column) => (
                <HeadCell key={column.title} column={column} sort={sort} change={change} />
              ))}
            </tr>
          </thead>
          <Gap height={shown[0]?.start ?? 0} columns={columns.length} />
          {shown.map(({ index }) => {
            const row = rowAt(index);
            const key = row ? rowKey(row) : `${index}`;
            return (
              <FlowRow key={key} id={key} measure={virtual.measureElement} {...{ index, row, columns, href, detail }} />
            );
          })}
          <Gap height={below} columns={columns.length} />
          {foot && <FootRow foot={foot} columns={columns} hasPick={false} />}
        </table>
      </div>
      <BelowFlow range={virtual.range} total={total} onPages={() => change({ flow: undefined })} />
    </>
  );
}

interface FlowRowProps<Row> extends RowLooks<Row> {
  index: number;
  id: string;
  row: Row | undefined;
  measure: (node: Element | null) => void;
}

/** A group of its own, so that what a row opens to is measured with it. Those that stay are not made anew at each turn of the wheel. */
const FlowRow = memo(function FlowRow<Row>({ index, id, row, measure, columns, href, detail }: FlowRowProps<Row>) {
  return (
    <tbody role="rowgroup" data-rows="" data-index={index} ref={measure}>
      {row ? (
        <TableRow rowIndex={index + 2} selection={null} {...{ id, row, columns, href, detail }} />
      ) : (
        <Coming rowIndex={index + 2} columns={columns.length} />
      )}
    </tbody>
  );
}) as <Row>(props: FlowRowProps<Row>) => ReactNode;

/** A row that is being read. */
function Coming({ rowIndex, columns }: { rowIndex: number; columns: number }) {
  return (
    <tr role="row" aria-rowindex={rowIndex} className="coming">
      <td role="cell" colSpan={columns} aria-label="正在读取">
        …
      </td>
    </tr>
  );
}

interface BelowFlowProps {
  range: { startIndex: number; endIndex: number } | null;
  total: number;
  onPages: () => void;
}

function BelowFlow({ range, total, onPages }: BelowFlowProps) {
  return (
    <div className="below-table">
      <span className="soft figures">
        第 {count((range?.startIndex ?? 0) + 1)} 至 {count((range?.endIndex ?? 0) + 1)} 条，共 {count(total)} 条
      </span>
      <button type="button" className="button" onClick={onPages}>
        改为分页显示
      </button>
    </div>
  );
}

/** The room of rows that are not in sight. */
function Gap({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null;
  return (
    <tbody aria-hidden="true" className="gap">
      <tr>
        <td colSpan={columns} style={{ height }} />
      </tr>
    </tbody>
  );
}

/** Of a row of one line, as the style has it; a higher one is measured once it is there. */
function rowHeight(isDense: boolean): number {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return rem * (isDense ? 2 : 2.86);
}

/** Whoever comes back stands where they left, on the row that they opened. */
function useReturnedRow(frame: RefObject<HTMLElement | null>, address: string, isThere: boolean): void {
  useEffect(() => {
    const key = rowToReturnTo(address);
    if (!isThere || key === null) return undefined;
    // After the page has set the focus to its name, as it does whenever it is opened.
    const timer = setTimeout(() => {
      const rows = Array.from(frame.current?.querySelectorAll<HTMLElement>('[data-key]') ?? []);
      rows
        .find((row) => row.dataset.key === key)
        ?.querySelector<HTMLElement>('a, button')
        ?.focus({ preventScroll: true });
      wasReturnedTo(address);
    }, 0);
    return () => clearTimeout(timer);
  }, [frame, address, isThere]);
}
