import { useRef, useState } from 'react';
import { api, data } from '../api/client';
import type { components } from '../api/schema';
import { ErrorSummary, fieldErrors, TextInput } from '../shared/forms';
import { Answered } from '../shared/page';
import { EditConflict, staleOf, theirsOf } from '../shared/editing/edit-conflict';
import { afterSave, type EditedFields } from '../shared/editing/edited-rules.js';
import { useEdited } from '../shared/editing/use-edited.js';
import { RegionAsked, useRegionAsked } from './region-asked';
import { useDeed } from '../shared/use-deed';
import { useLeaving } from '../shared/use-leaving';
import { useGet } from '../shared/use-query';
import { useMay } from '../shared/me';
import { DatedSettings } from './dated-settings';
import {
  changesOf,
  inForceWords,
  PLAIN,
  plainErrors,
  type PlainForm,
  plainFormOf,
  type PlainName,
} from './region-rules';

export type RegionSettingsAnswer = components['schemas']['RegionSettingsResponse'];

/** What a region sets for itself; what it does not set holds as the region above has it. */
export function RegionSettings() {
  const code = useRegionAsked();
  const settings = useGet('/api/v1/settings/regions/{code}', {
    params: { path: { code } },
    enabled: code !== '',
  });
  return (
    <>
      <RegionAsked />
      <Answered query={settings}>
        {(answer) => (
          <>
            <DatedSettings settings={answer} />
            <PlainSettings key={answer.regionCode} settings={answer} />
          </>
        )}
      </Answered>
    </>
  );
}

const HINTS: Partial<Record<PlainName, string>> = {
  fundingShares: '　由几级分担时填写，例如：县级财政 40%、省级财政 60%；尾差由第一个来源承担，政策另有规定的按政策。',
};

const FIELDS = Object.fromEntries(PLAIN.map(({ name, label }) => [name, { label }])) as EditedFields<PlainForm>;

const valuesOf = ({ own }: RegionSettingsAnswer): PlainForm => plainFormOf(own);

function PlainSettings({ settings }: { settings: RegionSettingsAnswer }) {
  const may = useMay();
  const mayChange = may('settings.regions');
  const { base: begun, setBase, edited } = useEdited(settings, { fields: FIELDS, valuesOf });
  const base = begun ?? settings;
  const [form, setForm] = useState<PlainForm>(() => plainFormOf(settings.own));
  const follow = (saved: RegionSettingsAnswer): void => {
    setBase(saved);
    setForm(plainFormOf(saved.own));
  };
  // What somebody else saved is followed as long as nothing was typed here.
  const isUntouched = Object.keys(changesOf(form, base.own)).length === 0;
  if (settings.version > base.version && isUntouched) follow(settings);
  const sent = useRef(form);
  const [isTried, setTried] = useState(false);
  const [isDone, setDone] = useState(false);
  const deed = useDeed<ReturnType<typeof changesOf>, RegionSettingsAnswer>(
    async (body, key) => {
      const header = { 'If-Match': `"${base.version}"`, 'Idempotency-Key': key };
      const params = { path: { code: settings.regionCode }, header };
      return data(await api.PATCH('/api/v1/settings/regions/{code}', { params, body: body as never }));
    },
    (saved) => {
      setBase(saved);
      setForm((typed) => afterSave(typed, sent.current, plainFormOf(saved.own)));
      setDone(true);
    },
  );
  const changes = changesOf(form, base.own);
  const own = isTried ? plainErrors(form) : {};
  const errors = { ...fieldErrors(deed.problem), ...own };
  const isSame = Object.keys(changes).length === 0;
  useLeaving(!isSame);
  return (
    <form
      noValidate
      className="panel"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (isSame || Object.keys(plainErrors(form)).length > 0) return;
        sent.current = form;
        deed.run(changes);
      }}
    >
      <h2>名称、电话和期限</h2>
      <p className="page-help">留空的项目按上级的设置执行；保存后立即生效。</p>
      {edited && (
        <EditConflict
          title="名称、电话和期限"
          edited={edited}
          values={form}
          set={(next) => setForm((before) => ({ ...before, ...next }))}
          deed={deed}
          onClose={() => {
            follow({ ...settings, ...theirsOf(deed.problem) });
            deed.forget();
          }}
        />
      )}
      {isTried && !staleOf(deed.problem) && <ErrorSummary errors={own} problem={deed.problem} again={deed.again} />}
      {PLAIN.map(({ name, label }) => {
        const holds = inForceWords(settings.inForce, name);
        return mayChange ? (
          <TextInput
            key={name}
            label={label}
            name={name}
            value={form[name]}
            onChange={(value) => setForm({ ...form, [name]: value })}
            hint={`${holds ? `现在执行：${holds}` : '现在没有设置。'}${HINTS[name] ?? ''}`}
            error={errors[name]}
            optional
          />
        ) : (
          <p key={name}>
            {label}：{holds || '没有设置'}
          </p>
        );
      })}
      {mayChange && <SaveButton isRunning={deed.isRunning} isSame={isSame} isDone={isDone} />}
    </form>
  );
}

function SaveButton({ isRunning, isSame, isDone }: Record<'isRunning' | 'isSame' | 'isDone', boolean>) {
  return (
    <div className="buttons">
      <button type="submit" className="button primary" disabled={isRunning || isSame}>
        {isRunning ? '正在保存……' : '保存'}
      </button>
      <span className="soft" role="status">
        {isSame ? (isDone ? '✓ 已保存。' : '没有修改。') : ''}
      </span>
    </div>
  );
}
