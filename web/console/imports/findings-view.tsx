import { useMemo, useState } from 'react';
import { copyText } from '../shared/copy';
import { useAddress } from '../shared/address';
import { Select } from '../shared/forms';
import { count } from '../shared/money';
import { cellList, columnsOf, type Finding, type FindingKind, kindsOf, placeOf } from './findings-rules.js';

/** So many kinds show their cells at once, and so many cells each: a sheet may have tens of thousands of findings. */
const OPEN_KINDS = 8;
const FIRST_CELLS = 20;
const MORE_CELLS = 200;

export function FindingsView({ findings, none }: { findings: readonly Finding[]; none: string }) {
  const { search, change } = useAddress();
  const columns = useMemo(() => columnsOf(findings), [findings]);
  const column = columns.some(({ value }) => value === search.column) ? (search.column ?? '') : '';
  const kinds = useMemo(
    () => kindsOf(column ? findings.filter((finding) => finding.column === column) : findings),
    [findings, column],
  );
  if (findings.length === 0) return <p className="panel empty">{none}</p>;
  return (
    <>
      {columns.length > 1 && (
        <div className="filters">
          <Select
            label="只看一列"
            name="column"
            value={column}
            onChange={(value) => change({ column: value })}
            options={columns}
            empty={`全部列（${count(findings.length)} 处）`}
          />
        </div>
      )}
      {kinds.map((kind, index) => (
        <Kind key={`${kind.code} ${column}`} kind={kind} isFirst={index < OPEN_KINDS} />
      ))}
    </>
  );
}

function Kind({ kind, isFirst }: { kind: FindingKind; isFirst: boolean }) {
  const [isOpen, setOpen] = useState(isFirst);
  const [shown, setShown] = useState(FIRST_CELLS);
  const [copied, setCopied] = useState<string | null>(null);
  const { title, items } = kind;
  const copy = (): void => {
    const isDone = copyText(cellList(items));
    setCopied(
      isDone ? `已复制 ${count(items.length)} 处，可以粘贴到表格中。` : '浏览器没有允许复制，请改用标注好的表。',
    );
  };
  return (
    <section className="panel kind">
      <div className="kind-head">
        <h3>
          <button type="button" className="button plain" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {title}
          </button>{' '}
          <span className="soft figures">{count(items.length)} 处</span>
        </h3>
        <div className="buttons">
          <span role="status" className="soft">
            {copied}
          </span>
          <button type="button" className="button" onClick={copy} aria-label={`复制单元格清单：${title}`}>
            复制单元格清单
          </button>
        </div>
      </div>
      {isOpen && <Cells title={title} findings={items.slice(0, shown)} />}
      {isOpen && items.length > shown && (
        <p className="more">
          <button type="button" className="button" onClick={() => setShown(shown + MORE_CELLS)}>
            再显示 {count(Math.min(MORE_CELLS, items.length - shown))} 处
          </button>{' '}
          <span className="soft">
            已显示 {count(shown)} 处，共 {count(items.length)} 处
          </span>
        </p>
      )}
    </section>
  );
}

function Cells({ title, findings }: { title: string; findings: readonly Finding[] }) {
  return (
    <div className="table-frame">
      <table className="data cards findings" role="table">
        <caption className="unseen">{title}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {['单元格', '工作表', '现在的内容', '问题', '怎么改'].map((name) => (
              <th role="columnheader" scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {findings.map((finding, index) => (
            <tr role="row" key={index}>
              <td role="cell" data-label="单元格" className="nowrap">
                <strong>{placeOf(finding)}</strong>
                {finding.column && <span className="soft"> {finding.column}</span>}
              </td>
              <td role="cell" data-label="工作表">
                {finding.sheet}
              </td>
              <td role="cell" data-label="现在的内容">
                {finding.value === null || finding.value === '' ? <span className="soft">空</span> : finding.value}
              </td>
              <td role="cell" data-label="问题">
                {finding.message}
              </td>
              <td role="cell" data-label="怎么改">
                {finding.suggestion}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
