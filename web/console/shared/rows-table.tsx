import type { ReactNode } from 'react';
import type { Column } from './data-table';

interface RowsTableProps<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  foot?: ReactNode;
}

/** Rows that are all there, in the order they are given; on a phone each is a card. */
export function RowsTable<Row>({ caption, columns, rows, rowKey, foot }: RowsTableProps<Row>) {
  return (
    <div className="table-frame">
      <table className="data cards" role="table">
        <caption className="unseen">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map(({ title, number }) => (
              <th role="columnheader" scope="col" key={title} className={number ? 'number' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr role="row" key={rowKey(row)}>
              {columns.map(({ title, number, render }) => (
                <td role="cell" key={title} data-label={title} className={number ? 'number' : undefined}>
                  {render(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {foot}
      </table>
    </div>
  );
}
