import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import { api, data } from '../../api/client';
import { Problem } from '../../api/problem';
import { ErrorSummary, type FieldErrors, fieldErrors } from '../../shared/forms';
import { afterSave } from '../../shared/editing/edited-rules';
import { useDeed } from '../../shared/use-deed';
import { useLeaving } from '../../shared/use-leaving';
import { useGet } from '../../shared/use-query';
import { useRegions } from '../region-names';
import { SimulationPanel } from '../simulation/simulation-panel';
import { useSimulation } from '../simulation/use-simulation';
import { formerVersion } from '../words/policy-difference';
import type { Policy } from '../words/policy-words';
import { Conflict, theirsOf } from './conflict';
import { DifferencePanel } from './difference-panel';
import { Claiming } from './claim-section';
import { contentOf, formErrors, formOf, type PolicyForm, requestOf, whenOf } from './policy-form';
import { Basis, Notice, When } from './later-sections';
import { HowMuch } from './rates-section';
import { Conditions, Who } from './sections';

type Way = 'stay' | 'check';

/** A draft in sentences, beside it what it would pay and what it changes. @param policy the draft that is mended; null for a new one */
export function PolicyEditor({ policy, initial }: { policy: Policy | null; initial: PolicyForm }) {
  const [form, setForm] = useState(initial);
  const [saved, setSaved] = useState(policy);
  const [isTried, setTried] = useState(false);
  const { options, nameOf } = useRegions();
  const request = requestOf(form);
  const simulation = useSimulation(request);
  const now = useRef(form);
  now.current = form;
  const sent = useRef(form);
  const save = useSaving(saved, policy === null, (next) => {
    const typed = now.current;
    setSaved(next);
    setForm(afterSave(typed, sent.current, formOf(next)));
    return afterSave(typed, sent.current, null) === null;
  });
  const isDirty = JSON.stringify(form) !== JSON.stringify(saved ? formOf(saved) : initial);
  useLeaving(isDirty, save.isLeaving);
  const own: FieldErrors = isTried ? formErrors(form) : {};
  const errors = { ...told(simulation.problem), ...told(save.problem), ...own };
  const run = (way: Way): void => {
    setTried(true);
    if (request === null || save.isRunning) return;
    sent.current = form;
    save.run({ request, way });
  };
  const change = (next: Partial<PolicyForm>): void => {
    setForm({ ...form, ...next });
  };
  const section = { form, errors, change };
  const theirs = theirsOf(save.problem);
  return (
    <div className="beside">
      <form
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          run('check');
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.ctrlKey) run('check');
          // A slip of Enter in a blank sends nothing.
          else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
        }}
      >
        {isTried && <ErrorSummary errors={own} problem={theirs ? null : save.problem} again={save.again} />}
        <div className="panel">
          <Who {...section} regions={options} />
          <Conditions {...section} />
          <Claiming {...section} />
          <HowMuch {...section} />
          <When {...section} />
          <Notice {...section} />
          <Basis {...section} />
        </div>
        <div className="buttons form-end">
          <button type="submit" className="button primary" disabled={save.isRunning}>
            保存并核对提交
          </button>
          <button type="button" className="button" disabled={save.isRunning} onClick={() => run('stay')}>
            {save.isRunning ? '正在保存……' : '保存草稿'}
          </button>
          <span className="soft" role="status">
            {isDirty ? '有未保存的修改。' : saved ? '✓ 已保存。' : ''}
          </span>
        </div>
      </form>
      <Aside form={form} saved={saved} simulation={simulation} nameOf={nameOf} />
      {theirs && save.problem instanceof Problem && (
        <Conflict
          problem={save.problem}
          mine={form}
          nameOf={nameOf}
          onChosen={(chosen, current) => {
            setForm(chosen);
            setSaved(current);
            save.forget();
          }}
          onClose={save.forget}
        />
      )}
    </div>
  );
}

function Aside({
  form,
  saved,
  simulation,
  nameOf,
}: {
  form: PolicyForm;
  saved: Policy | null;
  simulation: ReturnType<typeof useSimulation>;
  nameOf: (code: string) => string;
}) {
  const query = { kind: form.kind, regionCode: form.regionCode, pageSize: 500 };
  const others = useGet('/api/v1/policies', { params: { query } });
  const request = requestOf(form);
  const from = whenOf(form.kind, form.effectiveFrom) ?? '9999-12-31';
  const place = { ...form, effectiveFrom: from, id: saved?.id ?? null, predecessorId: null };
  return (
    <div className="aside-panels">
      <SimulationPanel
        tried={simulation}
        missing={request === null ? '填好名称、标准和生效时间后，这里随填随算。' : null}
      />
      <DifferencePanel
        former={formerVersion(place, others.data?.items ?? [])}
        content={request && contentOf(request)}
        nameOf={nameOf}
      />
    </div>
  );
}

/** @param onSaved answers whether the page may be left: nothing was typed while it was saved */
function useSaving(saved: Policy | null, isNew: boolean, onSaved: (policy: Policy) => boolean) {
  const navigate = useNavigate();
  const leaving = useRef(false);
  const deed = useDeed<{ request: NonNullable<ReturnType<typeof requestOf>>; way: Way }, { next: Policy; way: Way }>(
    async ({ request, way }, key) => {
      const header = { 'Idempotency-Key': key };
      if (saved === null) {
        const made = data(await api.POST('/api/v1/policies', { params: { header }, body: request }));
        return { next: made as Policy, way };
      }
      const { kind: _kind, regionCode: _region, ...body } = request;
      const params = { path: { id: saved.id }, header: { ...header, 'If-Match': `"${saved.version}"` } };
      return { next: data(await api.PATCH('/api/v1/policies/{id}', { params, body })) as Policy, way };
    },
    ({ next, way }) => {
      if (!onSaved(next)) return;
      leaving.current = way === 'check' || isNew;
      if (way === 'check') void navigate({ to: `/policies/${next.id}`, search: { step: 'submit' } });
      else if (isNew) void navigate({ to: `/policies/${next.id}/edit`, replace: true });
    },
  );
  return { ...deed, isLeaving: () => leaving.current };
}

/** A trial is refused for the field as it stands in its request: below `policy`. */
function told(problem: Error | null): FieldErrors {
  return Object.fromEntries(
    Object.entries(fieldErrors(problem)).map(([field, message]) => [field.replace(/^policy\./, ''), message]),
  );
}
