import { useState } from 'react';
import { Problem } from '../../api/problem';
import { moment } from '../../shared/days';
import { Dialog } from '../../shared/dialog';
import type { NameOfRegion, Policy } from '../words/policy-words';
import { formOf, type PolicyForm } from './policy-form';
import { FIELD_NAMES, fieldInWords, fieldsThatDiffer, merged } from './policy-merge';

/** What stands there now, told with a 412; null for anything else. */
export function theirsOf(problem: Error | null): Policy | null {
  if (!(problem instanceof Problem) || problem.status !== 412) return null;
  return (problem.body.current as Policy | undefined) ?? null;
}

/** Somebody else saved first: mine beside theirs, field by field, and which of the two is gone on with. */
export function Conflict({
  problem,
  mine,
  nameOf,
  onChosen,
  onClose,
}: {
  problem: Problem;
  mine: PolicyForm;
  nameOf: NameOfRegion;
  onChosen: (form: PolicyForm, current: Policy) => void;
  onClose: () => void;
}) {
  const current = theirsOf(problem);
  const [taken, setTaken] = useState<readonly string[]>([]);
  if (current === null) return null;
  const theirs = formOf(current);
  const fields = fieldsThatDiffer(mine, theirs);
  const { changedBy, changedAt } = problem.body;
  return (
    <Dialog title="这份草稿已被修改" onClose={onClose}>
      <p>
        {changedBy ?? '其他人'}
        {changedAt ? `在 ${moment(changedAt)} ` : '刚刚'}
        保存了修改。请逐项选择用哪一个，选好后继续编辑；此时还没有保存。
      </p>
      {fields.length === 0 && <p>您填写的内容与现在的内容相同。</p>}
      {fields.map((field) => (
        <fieldset key={field}>
          <legend>{FIELD_NAMES[field]}</legend>
          {(['mine', 'theirs'] as const).map((whose) => (
            <label className="choice" key={whose}>
              <input
                type="radio"
                name={field}
                checked={taken.includes(field) === (whose === 'theirs')}
                onChange={() =>
                  setTaken(whose === 'theirs' ? [...taken, field] : taken.filter((each) => each !== field))
                }
              />
              <span>
                {whose === 'mine' ? '我的：' : '对方的：'}
                {fieldInWords(whose === 'mine' ? mine : theirs, field, nameOf)}
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      <div className="buttons">
        <button type="button" className="button primary" onClick={() => onChosen(merged(mine, theirs, taken), current)}>
          按选择继续编辑
        </button>
        <button type="button" className="button" onClick={onClose}>
          返回
        </button>
      </div>
    </Dialog>
  );
}
