import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode, useId, useState } from 'react';
import { type Column, type Foot, joined } from './column';
import type { Selection } from './use-selection';

/** How each row of a list looks and what it opens to. */
export interface RowLooks<Row> {
  columns: readonly Column<Row>[];
  href: ((row: Row) => string) | undefined;
  detail: ((row: Row) => ReactNode) | undefined;
}

interface RowProps<Row> extends RowLooks<Row> {
  row: Row;
  id: string;
  /** Of the whole list, from 1 with the head, where not all of it is there. */
  rowIndex?: number;
  selection: Selection | null;
}

export function TableRow<Row>({ row, id, rowIndex, columns, href, detail, selection }: RowProps<Row>) {
  const [isOpen, setOpen] = useState(false);
  const nameId = useId();
  const first = (cell: ReactNode): ReactNode => {
    if (href) return <Link to={href(row)}>{cell}</Link>;
    if (!detail) return cell;
    return (
      <button type="button" className="opener" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {cell}
      </button>
    );
  };
  const isChosen = selection?.keys.has(id) === true;
  return (
    <Fragment>
      <tr role="row" aria-rowindex={rowIndex} data-key={id} className={isChosen ? 'chosen' : undefined}>
        {selection && <PickCell id={id} nameId={nameId} isChosen={isChosen} toggle={selection.toggle} />}
        {columns.map((column, index) => (
          <td
            role="cell"
            key={column.title}
            id={selection && index === 0 ? nameId : undefined}
            data-label={column.title}
            data-copy={column.deeds ? 'no' : undefined}
            className={joined(column.number && 'number', column.onlyAtDesk && 'only-at-desk') || undefined}
          >
            {index === 0 ? first(column.render(row)) : column.render(row)}
          </td>
        ))}
      </tr>
      {detail && isOpen && (
        <tr role="row" className="detail" data-of={id}>
          <td role="cell" colSpan={columns.length + (selection ? 1 : 0)}>
            {detail(row)}
          </td>
        </tr>
      )}
    </Fragment>
  );
}

/** Named by the row that it stands in, whose first cell says who or what it is. */
function PickCell({
  id,
  nameId,
  isChosen,
  toggle,
}: {
  id: string;
  nameId: string;
  isChosen: boolean;
  toggle: (key: string) => void;
}) {
  const ownId = useId();
  return (
    <td role="cell" className="pick" data-copy="no">
      <input
        type="checkbox"
        className="row-choice"
        id={ownId}
        aria-label="选择"
        aria-labelledby={`${ownId} ${nameId}`}
        checked={isChosen}
        onChange={() => toggle(id)}
      />
    </td>
  );
}

export function PickAll({ selection, count }: { selection: Selection; count: number }) {
  return (
    <th role="columnheader" scope="col" className="pick">
      <input
        type="checkbox"
        className="row-choice"
        aria-label="选择本页全部"
        checked={count > 0 && selection.keys.size === count}
        onChange={selection.toggleAll}
      />
    </th>
  );
}

export function HeadCell<Row>({
  column,
  sort,
  change,
}: {
  column: Column<Row>;
  sort: string | undefined;
  change: (next: Record<string, string | undefined>) => void;
}) {
  const [by, way] = (sort ?? '').split(':');
  const isSorted = column.sort !== undefined && by === column.sort;
  const order = isSorted ? (way === 'desc' ? 'descending' : 'ascending') : undefined;
  return (
    <th role="columnheader" scope="col" className={column.number ? 'number' : undefined} aria-sort={order}>
      {column.sort === undefined ? (
        column.title
      ) : (
        <button
          type="button"
          className="sort"
          onClick={() => change({ sort: `${column.sort}:${isSorted && way !== 'desc' ? 'desc' : 'asc'}` })}
        >
          {column.title}
        </button>
      )}
    </th>
  );
}

/** Sums stand under their columns, whichever are shown; the label has the room before the first of them. */
export function FootRow<Row>({
  foot: { label, sums },
  columns,
  hasPick,
}: {
  foot: Foot;
  columns: readonly Column<Row>[];
  hasPick: boolean;
}) {
  const first = columns.findIndex(({ title }, index) => index > 0 && title in sums);
  const labelled = first < 0 ? columns.length : first;
  return (
    <tfoot role="rowgroup">
      <tr role="row">
        <th scope="row" role="rowheader" colSpan={labelled + (hasPick ? 1 : 0)}>
          {label}
        </th>
        {columns.slice(labelled).map(({ title }) => (
          <td
            role="cell"
            key={title}
            className={title in sums ? 'number' : 'filler'}
            data-label={title in sums ? title : undefined}
          >
            {sums[title]}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}
