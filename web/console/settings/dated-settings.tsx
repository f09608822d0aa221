import { useState } from 'react';
import { api, data } from '../api/client';
import { dayOf, moment } from '../shared/days';
import { Confirm, Dialog } from '../shared/dialog';
import { DayInput, ErrorSummary, fieldErrors, type FieldErrors, Select, TextArea, YuanInput } from '../shared/forms';
import { fenOf, yuan } from '../shared/money';
import { Badge, Facts } from '../shared/parts';
import { EditConflict, staleOf } from '../shared/editing/edit-conflict';
import type { EditedFields } from '../shared/editing/edited-rules.js';
import { useEdited } from '../shared/editing/use-edited.js';
import { useDeed } from '../shared/use-deed';
import { useTyped } from '../shared/use-typed';
import type { Tone } from '../shared/words';
import { WORDS } from '../api/words';
import { useMay, useMe } from '../shared/me';
import { BandFields } from './band-fields';
import { bandBody, bandErrors, type BandForm, bandForm, bandInWords } from './band-rules';
import type { RegionSettingsAnswer } from './region-settings';

type Change = RegionSettingsAnswer['changes'][number];
type Name = Change['name'];

const NAMES: Record<Name, string> = WORDS.SettingName;
const STATES: Record<Change['state'], readonly [string, Tone]> = {
  proposed: [WORDS.SettingState.proposed, 'wait'],
  approved: [WORDS.SettingState.approved, 'done'],
  withdrawn: [WORDS.SettingState.withdrawn, 'plain'],
};

function valueInWords(change: Pick<Change, 'stipendBandFen' | 'recoveryMonthlyFloorFen'>): string {
  const { stipendBandFen: band, recoveryMonthlyFloorFen: floor } = change;
  if (band) return bandInWords(band);
  return floor === null ? '没有设置' : `${yuan(floor)} 元`;
}

/** What money rests on: proposed by one person for a day, approved by another. */
export function DatedSettings({ settings }: { settings: RegionSettingsAnswer }) {
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  const [decided, setDecided] = useState<{ change: Change; deed: 'approve' | 'withdraw' } | null>(null);
  const { inForce } = settings;
  return (
    <section className="panel">
      <h2>关系到发放金额的设置</h2>
      <Facts
        items={[
          [NAMES.stipendBandFen, valueInWords({ ...inForce, recoveryMonthlyFloorFen: null })],
          [NAMES.recoveryMonthlyFloorFen, valueInWords({ ...inForce, stipendBandFen: null })],
        ]}
      />
      {may('settings.regions') && (
        <div className="buttons form-end">
          <button type="button" className="button" onClick={() => setOpen(true)}>
            提出修改
          </button>
          <span className="soft">提出后由另一人批准，从写明的日期起生效。</span>
        </div>
      )}
      {settings.changes.length > 0 && (
        <Changes changes={settings.changes} onDecide={(change, deed) => setDecided({ change, deed })} />
      )}
      {isOpen && <Proposal settings={settings} onClose={() => setOpen(false)} />}
      {decided && <Decision {...decided} settings={settings} onClose={() => setDecided(null)} />}
    </section>
  );
}

function Changes({
  changes,
  onDecide,
}: {
  changes: readonly Change[];
  onDecide: (change: Change, deed: 'approve' | 'withdraw') => void;
}) {
  const may = useMay();
  const me = useMe();
  return (
    <div className="table-frame form-end">
      <table className="data cards">
        <caption className="unseen">提出过的修改</caption>
        <thead>
          <tr>
            {['项目', '改为', '自何日起', '理由', '提出', '状态', '办理'].map((title) => (
              <th scope="col" key={title}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.id}>
              <td data-label="项目">{NAMES[change.name]}</td>
              <td data-label="改为">{valueInWords(change)}</td>
              <td data-label="自何日起">{change.effectiveFrom}</td>
              <td data-label="理由">{change.reason}</td>
              <td data-label="提出">
                {change.proposedByName}，{moment(change.proposedAt)}
              </td>
              <td data-label="状态">
                <Badge tone={STATES[change.state][1]}>{STATES[change.state][0]}</Badge>
              </td>
              <td data-label="办理">
                {change.state === 'proposed' ? (
                  <span className="buttons">
                    {may('settings.approve') && change.proposedBy !== me?.id && (
                      <button type="button" className="button" onClick={() => onDecide(change, 'approve')}>
                        批准
                      </button>
                    )}
                    {may('settings.regions') && (
                      <button type="button" className="button" onClick={() => onDecide(change, 'withdraw')}>
                        撤回
                      </button>
                    )}
                    {change.proposedBy === me?.id && <span className="soft">等待另一人批准</span>}
                  </span>
                ) : (
                  (change.decidedByName ?? '')
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Decision({
  change,
  deed: kind,
  settings,
  onClose,
}: {
  change: Change;
  deed: 'approve' | 'withdraw';
  settings: RegionSettingsAnswer;
  onClose: () => void;
}) {
  const isApproval = kind === 'approve';
  const deed = useDeed<string, unknown>(async (comment, key) => {
    const path = { code: settings.regionCode, changeId: change.id };
    const request = {
      params: { path, header: { 'Idempotency-Key': key } } as never,
      body: comment ? { comment } : {},
    };
    return isApproval
      ? data(await api.POST('/api/v1/settings/regions/{code}/changes/{changeId}/approve', request))
      : data(await api.POST('/api/v1/settings/regions/{code}/changes/{changeId}/withdraw', request));
  }, onClose);
  return (
    <Confirm
      title={isApproval ? '批准修改' : '撤回修改'}
      action={isApproval ? '批准' : '撤回'}
      reason={{ label: '意见', optional: true }}
      deed={deed}
      onClose={onClose}
    >
      <p>
        {settings.regionName}的{NAMES[change.name]}，自 {change.effectiveFrom} 起改为{valueInWords(change)}。
      </p>
      <p>理由：{change.reason}</p>
    </Confirm>
  );
}

type ProposalForm = {
  name: Name;
  floor: string;
  effectiveFrom: string;
  reason: string;
} & BandForm;

/** What is proposed begins with what is in force, which another proposal may have changed meanwhile. */
const FIELDS: EditedFields<ProposalForm> = {
  byLevel: { label: '各级别是否分别规定', inWords: (value) => (value === 'yes' ? '分别规定' : '同一范围') },
  allMin: { label: '每月最低标准' },
  allMax: { label: '每月最高标准' },
  juniorMin: { label: '初级每月最低标准' },
  juniorMax: { label: '初级每月最高标准' },
  intermediateMin: { label: '中级每月最低标准' },
  intermediateMax: { label: '中级每月最高标准' },
  seniorMin: { label: '高级每月最低标准' },
  seniorMax: { label: '高级每月最高标准' },
  floor: { label: '每月至少保留' },
};

function proposalBegunWith({ inForce }: RegionSettingsAnswer): ProposalForm {
  const { stipendBandFen: band, recoveryMonthlyFloorFen: floor } = inForce;
  return {
    name: 'stipendBandFen',
    ...bandForm(band),
    floor: floor === null ? '' : yuan(floor),
    effectiveFrom: '',
    reason: '',
  };
}

function Proposal({ settings, onClose }: { settings: RegionSettingsAnswer; onClose: () => void }) {
  const { base, edited } = useEdited(settings, { fields: FIELDS, valuesOf: proposalBegunWith });
  const { version } = base ?? settings;
  const { values: form, setValues: setForm, isDirty } = useTyped<ProposalForm>(() => proposalBegunWith(settings));
  const [isTried, setTried] = useState(false);
  const deed = useDeed<object, unknown>(async (body, key) => {
    const header = { 'If-Match': `"${version}"`, 'Idempotency-Key': key };
    const params = { path: { code: settings.regionCode }, header };
    return data(await api.PATCH('/api/v1/settings/regions/{code}', { params, body }));
  }, onClose);
  const own = isTried ? proposalErrors(form) : {};
  const errors = { ...fieldErrors(deed.problem), ...own };
  const set = (next: Partial<ProposalForm>): void => setForm((before) => ({ ...before, ...next }));
  const title = `提出修改：${settings.regionName}`;
  if (edited && staleOf(deed.problem)) {
    return <EditConflict title={title} edited={edited} values={form} set={set} deed={deed} onClose={onClose} />;
  }
  return (
    <Dialog title={title} onClose={onClose} isDirty={isDirty}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (Object.keys(proposalErrors(form)).length === 0) deed.run(proposalOf(form));
        }}
      >
        {isTried && <ErrorSummary errors={own} problem={deed.problem} again={deed.again} />}
        <Select
          label="项目"
          name="name"
          value={form.name}
          onChange={(name) => set({ name: name as Name })}
          options={Object.entries(NAMES).map(([value, label]) => ({ value, label }))}
        />
        <ProposedValue form={form} errors={errors} set={set} />
        <DayInput
          label="自何日起"
          name="effectiveFrom"
          value={form.effectiveFrom}
          onChange={(effectiveFrom) => set({ effectiveFrom })}
          error={errors.effectiveFrom}
        />
        <TextArea
          label="理由"
          name="reason"
          value={form.reason}
          onChange={(reason) => set({ reason })}
          error={errors.reason}
        />
        <div className="buttons">
          <button type="submit" className="button primary" disabled={deed.isRunning}>
            {deed.isRunning ? '正在提出……' : '提出修改'}
          </button>
          <button type="button" className="button" onClick={onClose}>
            返回
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function ProposedValue({
  form,
  errors,
  set,
}: {
  form: ProposalForm;
  errors: FieldErrors;
  set: (next: Partial<ProposalForm>) => void;
}) {
  return form.name === 'stipendBandFen' ? (
    <BandFields form={form} errors={errors} set={set} />
  ) : (
    <YuanInput
      label="每月至少保留"
      name="recoveryMonthlyFloorFen"
      value={form.floor}
      onChange={(text) => set({ floor: text })}
      hint="追回的金额从当月补贴中抵扣时，至少发给本人的金额。"
      error={errors.recoveryMonthlyFloorFen}
    />
  );
}

function proposalErrors(form: ProposalForm): FieldErrors {
  const errors: FieldErrors = {};
  if (form.name === 'stipendBandFen') Object.assign(errors, bandErrors(form));
  else if (fenOf(form.floor) === null) errors.recoveryMonthlyFloorFen = '请填写保留的金额，单位为元。';
  if (dayOf(form.effectiveFrom) === null) errors.effectiveFrom = '请填写起始日期。';
  if (form.reason.trim().length < 2) errors.reason = '请写明理由。';
  return errors;
}

function proposalOf(form: ProposalForm): object {
  const value =
    form.name === 'stipendBandFen'
      ? { stipendBandFen: bandBody(form) }
      : { recoveryMonthlyFloorFen: fenOf(form.floor) };
  return { ...value, effectiveFrom: dayOf(form.effectiveFrom), reason: form.reason.trim() };
}
