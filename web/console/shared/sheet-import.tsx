import { type ReactNode, useState } from 'react';
import type { Column } from './data-table';
import { TextInput } from './forms';
import { count } from './money';
import { Sums } from './parts';
import { ProblemView } from './problem-view';
import { RowsTable } from './rows-table';
import { DropZone, sendFile } from './upload';
import { sameFile, useDeed } from './use-deed';

/** What came of a sheet that was checked or read in, whatever it is a sheet of. */
export interface SheetResult {
  applied: boolean;
  counts: { rows: number; created: number; updated: number; unchanged: number; rejected: number };
  issues: readonly Finding[];
  /** What the rows change, where that is told. */
  changes?: readonly Change[];
}

interface Finding {
  sheet: string;
  row: number | null;
  column: string | null;
  cell: string | null;
  code: string;
  message: string;
  value: string | null;
  suggestion: string;
}

interface Change {
  sheet: string;
  row: number;
  field: string;
  before: string | null;
  after: string | null;
}

interface SheetImportProps {
  /** Said where the file is dropped, for instance 把申报登记表拖到这里，或者. */
  label: string;
  /** Of the request, below the API's base. */
  path: string;
  /** What besides the mode is asked for. */
  query?: Record<string, string>;
  /** What its rows are counted by: 件申报. */
  unit: string;
  /** Whether the good rows may be written without the bad ones. */
  hasValid?: boolean;
  /** Asked for where what stands there already may be put right; without one such rows are refused. */
  reason?: { label: string; hint: string };
  /** Above the place for the file. */
  children?: ReactNode;
  /** Where to look after it was read in. */
  done: ReactNode;
}

type Mode = 'check' | 'all' | 'valid';

/** The file is checked as soon as it is chosen, which writes nothing, and read in when somebody says so. */
export function SheetImport({ label, path, query = {}, unit, hasValid, reason, children, done }: SheetImportProps) {
  const [file, setFile] = useState<File | null>(null);
  const [why, setWhy] = useState('');
  const [checkedAs, setCheckedAs] = useState('');
  const [result, setResult] = useState<SheetResult | null>(null);
  const asked = new URLSearchParams({ ...query, ...(why.trim() ? { reason: why.trim() } : {}) }).toString();
  const deed = useDeed(
    ({ mode, chosen }: { mode: Mode; chosen: File }, key) => {
      const joined = [`mode=${mode}`, ...(asked ? [asked] : [])].join('&');
      return sendFile<SheetResult>(`${path}?${joined}`, chosen, key);
    },
    setResult,
    { intentionOf: ({ mode, chosen }) => `${mode} ${asked} ${sameFile(chosen)}` },
  );
  const check = (chosen: File): void => {
    setFile(chosen);
    setResult(null);
    setCheckedAs(asked);
    deed.run({ mode: 'check', chosen });
  };
  // What was checked under another reason or place is no check of this one.
  const isOfThis = checkedAs === asked;
  return (
    <>
      <section className="panel">
        {children}
        {reason && (
          <TextInput label={reason.label} name="reason" value={why} onChange={setWhy} hint={reason.hint} optional />
        )}
        <DropZone label={label} accept=".xlsx" onFile={check} isBusy={deed.isRunning} />
        {file && !isOfThis && (
          <div className="buttons below">
            <button type="button" className="button" disabled={deed.isRunning} onClick={() => check(file)}>
              重新检查“{file.name}”
            </button>
          </div>
        )}
        <ProblemView problem={deed.problem} again={deed.again} />
      </section>
      {result && (isOfThis || result.applied) && (
        <Found
          result={result}
          unit={unit}
          done={done}
          write={
            file &&
            ((mode) => {
              deed.run({ mode, chosen: file });
            })
          }
          hasValid={hasValid ?? false}
        />
      )}
    </>
  );
}

interface FoundProps {
  result: SheetResult;
  unit: string;
  done: ReactNode;
  write: ((mode: Mode) => void) | null;
  hasValid: boolean;
}

function Found({ result, unit, done, write, hasValid }: FoundProps) {
  const { counts, issues, changes = [], applied } = result;
  const good = counts.rows - counts.rejected;
  return (
    <section className="panel">
      <h2>{applied ? '已导入' : '检查结果'}</h2>
      <Sums
        items={[
          ['行数', count(counts.rows)],
          [applied ? '新登记' : '将新登记', count(counts.created)],
          [applied ? '已更新' : '将更新', count(counts.updated)],
          ['没有变化', count(counts.unchanged)],
          ['有误', count(counts.rejected)],
        ]}
      />
      {applied && <p>{done}</p>}
      {issues.length > 0 && (
        <RowsTable
          caption="问题"
          columns={FINDING_COLUMNS}
          rows={issues.slice(0, MOST_SHOWN)}
          rowKey={({ sheet, cell, row, code, message }) => `${sheet} ${cell} ${row} ${code} ${message}`}
        />
      )}
      {issues.length > MOST_SHOWN && <p className="soft">先显示 {MOST_SHOWN} 处，改正后再检查。</p>}
      {changes.length > 0 && (
        <RowsTable
          caption={applied ? '改了什么' : '会改什么'}
          columns={CHANGE_COLUMNS}
          rows={changes.slice(0, MOST_SHOWN)}
          rowKey={({ sheet, row, field }) => `${sheet} ${row} ${field}`}
        />
      )}
      {changes.length > MOST_SHOWN && (
        <p className="soft">
          共 {count(changes.length)} 处，先显示 {MOST_SHOWN} 处。
        </p>
      )}
      {!applied && write && good > 0 && (
        <div className="buttons below">
          {counts.rejected === 0 ? (
            <button type="button" className="button primary" onClick={() => write('all')}>
              导入 {count(good)} {unit}
            </button>
          ) : hasValid ? (
            <button type="button" className="button" onClick={() => write('valid')}>
              只导入无误的 {count(good)} {unit}
            </button>
          ) : (
            <span className="soft">改正全部有误的行以后才能导入。</span>
          )}
        </div>
      )}
    </section>
  );
}

const MOST_SHOWN = 200;

const FINDING_COLUMNS: readonly Column<Finding>[] = [
  { title: '工作表', render: ({ sheet }) => sheet },
  {
    title: '单元格',
    render: ({ cell, row, column }) => `${cell ?? (row === null ? '' : `第 ${row} 行`)} ${column ?? ''}`,
  },
  { title: '现在的内容', render: ({ value }) => value ?? '' },
  { title: '问题', render: ({ message }) => message },
  { title: '怎么改', render: ({ suggestion }) => suggestion },
];

const CHANGE_COLUMNS: readonly Column<Change>[] = [
  { title: '工作表', render: ({ sheet }) => sheet },
  { title: '行', number: true, render: ({ row }) => row },
  { title: '栏目', render: ({ field }) => field },
  { title: '原来', render: ({ before }) => before ?? '没有' },
  { title: '改为', render: ({ after }) => after ?? '空' },
];
