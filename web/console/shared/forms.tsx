import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { isToWait, isUnknown, Problem } from '../api/problem';
import { dayOf, monthOf } from './days';
import { fenOf, yuan } from './money';
import { ProblemView } from './problem-view';

/** Fields with their label above, hint below it and what is wrong beside the input; `name` is the field of the API. */

interface FieldProps {
  label: string;
  name: string;
  hint?: string;
  error?: string | undefined;
  optional?: boolean;
  children: (attributes: {
    id: string;
    'aria-describedby': string | undefined;
    'aria-invalid': true | undefined;
  }) => ReactNode;
}

export function Field({ label, name, hint, error, optional, children }: FieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const described = [hint && hintId, error && errorId].filter(Boolean).join(' ') || undefined;
  return (
    <div className={error ? 'field wrong' : 'field'} data-field={name}>
      <label className="label" htmlFor={id}>
        {label}
        {optional && <span className="soft">（可不填）</span>}
      </label>
      {hint && (
        <span className="hint" id={hintId}>
          {hint}
        </span>
      )}
      {error && (
        <span className="error" id={errorId}>
          ✕ {error}
        </span>
      )}
      {children({ id, 'aria-describedby': described, 'aria-invalid': error ? true : undefined })}
    </div>
  );
}

export interface InputProps {
  label: string;
  name: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string;
  error?: string | undefined;
  optional?: boolean;
}

export function TextInput({
  value,
  onChange,
  type = 'text',
  unit,
  short,
  autoComplete = 'off',
  inputMode,
  ...field
}: InputProps & {
  type?: 'text' | 'password' | 'search';
  unit?: string;
  short?: boolean;
  autoComplete?: string;
  inputMode?: 'numeric' | 'decimal' | 'text';
}) {
  return (
    <Field {...field}>
      {(attributes) => (
        <span className={unit ? 'with-unit' : undefined}>
          <input
            {...attributes}
            className={short ? 'input short' : 'input'}
            type={type}
            value={value}
            autoComplete={autoComplete}
            inputMode={inputMode}
            onChange={(event) => onChange(event.target.value)}
          />
          {unit && <span>{unit}</span>}
        </span>
      )}
    </Field>
  );
}

export function TextArea({ value, onChange, ...field }: InputProps) {
  return (
    <Field {...field}>
      {(attributes) => (
        <textarea {...attributes} className="input" value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  );
}

/** A day as people type it; on leaving, it is set in the form `2024-09-01`. */
export function DayInput(props: InputProps) {
  return <Normalised {...props} hint={props.hint ?? '例如 2024-09-01，也可以输入 20240901。'} normalise={dayOf} />;
}

export function MonthInput(props: InputProps) {
  return <Normalised {...props} hint={props.hint ?? '例如 2024-09，也可以输入 202409。'} normalise={monthOf} />;
}

/** Yuan as typed; the form holds the text, `fenOf` reads it. */
export function YuanInput(props: InputProps) {
  const normalise = (text: string): string | null => {
    const fen = fenOf(text);
    return fen === null ? null : yuan(fen);
  };
  return <Normalised {...props} normalise={normalise} unit="元" />;
}

function Normalised({
  normalise,
  unit,
  value,
  onChange,
  ...field
}: InputProps & { normalise: (text: string) => string | null; unit?: string }) {
  return (
    <Field {...field}>
      {(attributes) => (
        <span className="with-unit">
          <input
            {...attributes}
            className="input short"
            autoComplete="off"
            inputMode={unit ? 'decimal' : 'text'}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            onBlur={() => onChange(normalise(value) ?? value)}
          />
          {unit}
        </span>
      )}
    </Field>
  );
}

export interface Option {
  value: string;
  label: string;
}

export function Select({
  value,
  onChange,
  options,
  empty,
  ...field
}: InputProps & { options: readonly Option[]; empty?: string }) {
  return (
    <Field {...field}>
      {(attributes) => (
        <select {...attributes} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
          {empty !== undefined && <option value="">{empty}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function Choices({
  label,
  name,
  value,
  onChange,
  options,
}: Pick<InputProps, 'label' | 'name' | 'value' | 'onChange'> & { options: readonly (Option & { hint?: string })[] }) {
  const group = useId();
  return (
    <fieldset data-field={name}>
      <legend>{label}</legend>
      {options.map((option) => (
        <label className="choice" key={option.value}>
          <input
            type="radio"
            name={group}
            value={option.value}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
          />
          <span>
            {option.label}
            {option.hint && <span className="soft"> {option.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

export function Check({
  label,
  value,
  onChange,
}: {
  label: ReactNode;
  value: boolean;
  onChange: (value: boolean) => void;
}) {
  return (
    <label className="choice">
      <input type="checkbox" checked={value} onChange={(event) => onChange(event.target.checked)} />
      <span>{label}</span>
    </label>
  );
}

/** What is wrong, by field: of the page's own check, then of the service's answer. */
export type FieldErrors = Record<string, string>;

export function fieldErrors(problem: Error | null): FieldErrors {
  if (!(problem instanceof Problem)) return {};
  return Object.fromEntries(problem.errors.map((error) => [error.field, error.message]));
}

/** At the top of a form, in focus after it was sent; each line leads to its input. */
interface ErrorSummaryProps {
  errors: FieldErrors;
  problem?: Error | null;
  /** Repeats what was sent, with its key, where it is not known what became of it. */
  again?: (() => void) | undefined;
}

export function ErrorSummary({ errors, problem = null, again }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState(0);
  const all = Object.entries({ ...errors, ...fieldErrors(problem) });
  const others = problem && all.length === 0 ? problem.message : null;
  useEffect(() => {
    if (all.length > 0 || others) {
      box.current?.focus();
      setShown((times) => times + 1);
    }
    // Anew whenever something else is wrong than before.
  }, [JSON.stringify(all), others]);
  if (isUnknown(problem) || isToWait(problem)) return <ProblemView problem={problem} again={again} />;
  if (all.length === 0 && !others) return null;
  return (
    <div className="box wrong" role="alert" tabIndex={-1} ref={box} data-shown={shown}>
      <p>
        <strong>{others ?? `有 ${all.length} 处需要修改：`}</strong>
      </p>
      {all.length > 0 && (
        <ul>
          {all.map(([field, message]) => (
            <li key={field}>
              <a href={`#${field}`} onClick={(event) => leadTo(event, field)}>
                {message}
              </a>
            </li>
          ))}
        </ul>
      )}
      {problem instanceof Problem && problem.requestId && <p className="soft">请求编号：{problem.requestId}</p>}
    </div>
  );
}

function leadTo(event: { preventDefault(): void }, field: string): void {
  event.preventDefault();
  const place = document.querySelector(`[data-field="${CSS.escape(field)}"]`);
  const input = place?.querySelector<HTMLElement>('input, select, textarea');
  input?.focus();
}
