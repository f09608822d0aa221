import { useEffect, useState } from 'react';
import type { Problem } from '../api/problem';
import { moment } from './days';
import { Dialog } from './dialog';
import type { Differing } from './editing/edited-rules.js';
import { ProblemView } from './problem-view';
import { Waiting } from './waiting';

interface StaleChoiceProps<T> {
  title: string;
  /** The 412: what is there now stands in it, with who changed it and when. */
  problem: Problem;
  /** Asks for what is there now where the refusal did not bring it. */
  read: () => Promise<T>;
  /** Where the refusal tells only a part of what the form compares. */
  isReadAnew?: boolean;
  fieldsOf: (theirs: T) => Differing[];
  /** @param keptMine names of the fields in which mine is to stand */
  onChosen: (theirs: T, keptMine: string[]) => void;
  onClose: () => void;
}

/** Somebody else saved first: what they changed beside what is typed here, to choose from field by field. */
export function StaleChoice<T>({ title, problem, read, isReadAnew, fieldsOf, onChosen, onClose }: StaleChoiceProps<T>) {
  const [theirs, setTheirs] = useState<T | null>(isReadAnew ? null : ((problem.body.current as T | undefined) ?? null));
  const [failure, setFailure] = useState<Error | null>(null);
  const [kept, setKept] = useState<Record<string, 'mine' | 'theirs'>>({});
  useEffect(() => {
    if (theirs === null) read().then(setTheirs, setFailure);
  }, []);
  const { changedBy, changedAt } = problem.body;
  const fields = theirs === null ? [] : fieldsOf(theirs);
  const open = fields.filter(({ name, mine }) => mine !== null && !kept[name]);
  return (
    // What was typed waits for the choice.
    <Dialog title={title} onClose={onClose} isDirty>
      <div className="box wait" role="alert">
        <p>
          <strong>
            {changedBy ?? '另一位同事'}已{changedAt ? `在 ${moment(changedAt)} ` : '先'}
            保存了更正，您填写的内容还没有保存。
          </strong>
        </p>
      </div>
      <ProblemView problem={failure} />
      {theirs === null && !failure && <Waiting />}
      {theirs !== null && fields.length === 0 && <p>对方改的是其他内容，您填写的几项没有冲突，可以继续保存。</p>}
      {fields.map(({ name, label, theirs: other, mine }) =>
        mine === null ? (
          <p key={name}>
            {label}：对方改为“{other || '空'}”，您没有改动。
          </p>
        ) : (
          <fieldset key={name}>
            <legend>{label}</legend>
            {(['mine', 'theirs'] as const).map((whose) => (
              <label className="choice" key={whose}>
                <input
                  type="radio"
                  name={`stale-${name}`}
                  checked={kept[name] === whose}
                  onChange={() => setKept((before) => ({ ...before, [name]: whose }))}
                />
                <span>
                  {whose === 'mine' ? '用我填的：' : '用对方的：'}
                  <strong>{(whose === 'mine' ? mine : other) || '空'}</strong>
                </span>
              </label>
            ))}
          </fieldset>
        ),
      )}
      <div className="buttons">
        <button
          type="button"
          className="button primary"
          disabled={theirs === null || open.length > 0}
          onClick={() => {
            if (theirs !== null)
              onChosen(
                theirs,
                Object.keys(kept).filter((name) => kept[name] === 'mine'),
              );
          }}
        >
          按选择继续填写
        </button>
        <button type="button" className="button" onClick={onClose}>
          放弃我的填写
        </button>
        {open.length > 0 && <span className="soft">请先逐项选择。</span>}
      </div>
    </Dialog>
  );
}
