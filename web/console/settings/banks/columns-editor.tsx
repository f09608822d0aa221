import { WORDS } from '../../api/words';
import type { FieldErrors } from '../../shared/forms';
import { optionsOf } from '../../shared/words';
import { columnsOf, columnsText } from './profile-form.js';

type Column = ReturnType<typeof columnsOf>[number];

interface ColumnsEditorProps {
  value: string;
  onChange: (value: string) => void;
  /** Whether payees of the own bank have files of their own. */
  splits: boolean;
  errors: FieldErrors;
}

/** The columns of the file, one below the other as they stand in it side by side. */
export function ColumnsEditor({ value, onChange, splits, errors }: ColumnsEditorProps) {
  const columns = columnsOf(value);
  const put = (next: Column[]): void => onChange(columnsText(next));
  const set = (at: number, changes: Partial<Column>): void =>
    put(columns.map((column, index) => (index === at ? { ...column, ...changes } : column)));
  const move = (at: number, by: number): void => {
    const next = [...columns];
    const [taken] = next.splice(at, 1);
    next.splice(at + by, 0, taken!);
    put(next);
  };
  return (
    <section aria-label="文件的列" data-field="columns">
      <h3>文件的列</h3>
      <p className="hint">从左到右依次排列。必须有明细号、户名、账号和金额；明细号是银行回单对账用的，不能改。</p>
      {errors.columns && <p className="error-text">✕ {errors.columns}</p>}
      <table className="data cards">
        <caption className="unseen">文件的列</caption>
        <thead>
          <tr>
            <th scope="col">第几列</th>
            <th scope="col">列名</th>
            <th scope="col">内容</th>
            {splits && <th scope="col">用于</th>}
            <th scope="col">操作</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column, at) => (
            <Row
              key={at}
              at={at}
              column={column}
              count={columns.length}
              splits={splits}
              errors={errors}
              set={(changes) => set(at, changes)}
              move={(by) => move(at, by)}
              remove={() => put(columns.filter((_, index) => index !== at))}
            />
          ))}
        </tbody>
      </table>
      <button
        type="button"
        className="button"
        onClick={() => put([...columns, { title: '', field: 'fixed', value: '' }])}
      >
        加一列
      </button>
    </section>
  );
}

interface RowProps {
  at: number;
  column: Column;
  count: number;
  splits: boolean;
  errors: FieldErrors;
  set: (changes: Partial<Column>) => void;
  move: (by: number) => void;
  remove: () => void;
}

function Row({ at, column, count, splits, errors, set, move, remove }: RowProps) {
  const no = at + 1;
  const place = `columns.${at}`;
  const wrong = ['title', 'field', 'value', 'only'].flatMap((name) => errors[`${place}.${name}`] ?? []);
  return (
    <tr>
      <td data-label="第几列" className="number">
        {no}
      </td>
      <td data-label="列名" data-field={`${place}.title`}>
        <input
          className="input"
          aria-label={`第 ${no} 列的列名`}
          value={column.title}
          onChange={(event) => set({ title: event.target.value })}
        />
      </td>
      <td data-label="内容" data-field={`${place}.${column.field === 'fixed' ? 'value' : 'field'}`}>
        <select
          className="input"
          aria-label={`第 ${no} 列的内容`}
          value={column.field}
          onChange={(event) => set({ field: event.target.value as Column['field'] })}
        >
          {optionsOf(WORDS.BankField).map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        {column.field === 'fixed' && (
          <input
            className="input"
            aria-label={`第 ${no} 列的固定内容`}
            value={column.value ?? ''}
            onChange={(event) => set({ value: event.target.value })}
          />
        )}
        {wrong.map((message) => (
          <p className="error-text" key={message}>
            ✕ {message}
          </p>
        ))}
      </td>
      {splits && (
        <td data-label="用于">
          <select
            className="input"
            aria-label={`第 ${no} 列用于`}
            value={column.only ?? ''}
            onChange={(event) => set({ only: (event.target.value || undefined) as NonNullable<Column['only']> })}
          >
            <option value="">都有</option>
            {optionsOf(WORDS.BankSide).map(({ value, label }) => (
              <option key={value} value={value}>
                只在{label}的文件
              </option>
            ))}
          </select>
        </td>
      )}
      <td data-label="操作">
        <div className="buttons">
          <button
            type="button"
            className="button plain"
            aria-label={`第 ${no} 列前移`}
            disabled={at === 0}
            onClick={() => move(-1)}
          >
            前移
          </button>
          <button
            type="button"
            className="button plain"
            aria-label={`第 ${no} 列后移`}
            disabled={at === count - 1}
            onClick={() => move(1)}
          >
            后移
          </button>
          <button type="button" className="button plain" aria-label={`删去第 ${no} 列`} onClick={remove}>
            删去
          </button>
        </div>
      </td>
    </tr>
  );
}
