import { type ReactNode, useId } from 'react';
import { fenOf, yuan } from './money';
import type { Option } from './forms';

/** Inputs that stand inside of a sentence; what is wrong stands behind them. `name` is the field of the API, dotted. */

interface BlankProps {
  label: string;
  name: string;
  error: string | undefined;
  value: string;
  onChange: (value: string) => void;
}

export function Blank({
  unit,
  wide,
  read,
  ...props
}: BlankProps & {
  unit?: string;
  wide?: boolean;
  /** Sets what was typed in its form when the input is left; null leaves it. */
  read?: (text: string) => string | null;
}) {
  return (
    <Held {...props} unit={unit}>
      {(attributes) => (
        <input
          {...attributes}
          className={wide ? 'input wide' : 'input'}
          autoComplete="off"
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
          onBlur={() => props.onChange(read?.(props.value) ?? props.value)}
        />
      )}
    </Held>
  );
}

export function YuanBlank(props: BlankProps) {
  const read = (text: string): string | null => {
    const fen = fenOf(text);
    return fen === null ? null : yuan(fen);
  };
  return <Blank {...props} read={read} unit="元" />;
}

export function ChoiceBlank({ options, empty, ...props }: BlankProps & { options: readonly Option[]; empty?: string }) {
  return (
    <Held {...props}>
      {(attributes) => (
        <select
          {...attributes}
          className="input"
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        >
          {empty !== undefined && <option value="">{empty}</option>}
          {options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Held>
  );
}

/** Several of a few, each with its own box. */
export function ChecksBlank({
  label,
  name,
  error,
  value,
  onChange,
  options,
}: Pick<BlankProps, 'label' | 'name' | 'error'> & {
  value: readonly string[];
  onChange: (value: string[]) => void;
  options: readonly Option[];
}) {
  const id = useId();
  return (
    <span
      role="group"
      className={error ? 'blank checks wrong' : 'blank checks'}
      data-field={name}
      aria-label={label}
      aria-describedby={error ? id : undefined}
    >
      {options.map((option) => (
        <label className="choice" key={option.value}>
          <input
            type="checkbox"
            checked={value.includes(option.value)}
            onChange={({ target }) => {
              const rest = value.filter((each) => each !== option.value);
              onChange(target.checked ? [...rest, option.value] : rest);
            }}
          />
          <span>{option.label}</span>
        </label>
      ))}
      {error && (
        <span className="error-text" id={id}>
          ✕ {error}
        </span>
      )}
    </span>
  );
}

function Held({
  label,
  name,
  error,
  unit,
  children,
}: Pick<BlankProps, 'label' | 'name' | 'error'> & {
  unit?: string | undefined;
  children: (attributes: object) => ReactNode;
}) {
  const id = useId();
  return (
    <span className={error ? 'blank wrong' : 'blank'} data-field={name}>
      {children({
        'aria-label': label,
        'aria-invalid': error ? true : undefined,
        'aria-describedby': error ? id : undefined,
      })}
      {unit && <span> {unit}</span>}
      {error && (
        <span className="error-text" id={id}>
          ✕ {error}
        </span>
      )}
    </span>
  );
}
