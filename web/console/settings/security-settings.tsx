import { useRef, useState } from 'react';
import { api, data } from '../api/client';
import type { components } from '../api/schema';
import { Blank } from '../shared/blanks';
import { Check, ErrorSummary, fieldErrors } from '../shared/forms';
import { Answered } from '../shared/page';
import { EditConflict, staleOf, theirsOf } from '../shared/editing/edit-conflict';
import { afterSave, type EditedFields } from '../shared/editing/edited-rules.js';
import { useEdited } from '../shared/editing/use-edited.js';
import { useDeed } from '../shared/use-deed';
import { useLeaving } from '../shared/use-leaving';
import { useGet } from '../shared/use-query';
import { ROLES, word } from '../shared/words';
import { useMay, useMe } from '../shared/me';
import { numbersOf, securityErrors, type SecurityForm, securityFormOf } from './security-rules';

type Settings = components['schemas']['SecuritySettingsResponse'];

export function SecuritySettings() {
  const settings = useGet('/api/v1/settings/security');
  return <Answered query={settings}>{(answer) => <SecurityForm settings={answer} />}</Answered>;
}

const SENTENCES: readonly (readonly [string, readonly [keyof SecurityForm, string, string, string][]])[] = [
  [
    '密码',
    [
      ['minPasswordLength', '密码至少', '个字符（8 至 64；设置密码时检查，已在用的不受影响）。', '密码最短长度'],
      ['passwordMaxDays', '密码用满', '天后须更换（留空为不定期更换）。', '密码更换天数'],
    ],
  ],
  [
    '登录',
    [
      ['idleMinutes', '停止操作', '分钟后自动退出（5 至 1440）。', '自动退出分钟数'],
      ['sessionHours', '一次登录最长', '小时，到时须重新登录（1 至 168）。', '登录最长小时数'],
      ['maxSessions', '每个账号最多同时登录', '处，再登录时最早的一处退出（1 至 100）。', '同时登录处数'],
    ],
  ],
  [
    '个人信息',
    [
      ['revealsPerHour', '每个账号每小时最多查看', '个完整号码。', '每小时查看完整号码数'],
      ['filesPerHour', '每个账号每小时最多下载', '份含完整号码的文件。', '每小时下载文件数'],
    ],
  ],
];

/** The roles stand in the form as one text, as they are compared. */
type Values = Record<keyof SecurityForm | 'secondFactorRoles', string>;

const rolesOf = (text: string): readonly string[] => text.split(' ').filter(Boolean);
const textOf = (roles: readonly string[]): string => [...roles].sort().join(' ');

const FIELDS = {
  ...Object.fromEntries(
    SENTENCES.flatMap(([, blanks]) => blanks.map(([name, , , label]) => [name, { label }] as const)),
  ),
  secondFactorRoles: {
    label: '须有动态验证码的角色',
    inWords: (roles: string) =>
      rolesOf(roles)
        .map((role) => word(ROLES, role))
        .join('、') || '没有角色',
  },
} as EditedFields<Values>;

function valuesOf(settings: Settings): Values {
  return { ...securityFormOf(settings), secondFactorRoles: textOf(settings.secondFactorRoles) };
}

function SecurityForm({ settings }: { settings: Settings }) {
  const may = useMay();
  const me = useMe();
  const { base, setBase, edited } = useEdited(settings, { fields: FIELDS, valuesOf });
  const { version } = base ?? settings;
  const [form, setForm] = useState(() => valuesOf(settings));
  const [isTried, setTried] = useState(false);
  const sent = useRef(form);
  const follow = (saved: Settings): void => {
    setBase(saved);
    setForm(valuesOf(saved));
  };
  // What somebody else saved is followed as long as nothing was typed here.
  if (settings.version > version && base && isSame(form, valuesOf(base))) follow(settings);
  const deed = useDeed<object, Settings>(
    async (body, key) => {
      const header = { 'If-Match': `"${version}"`, 'Idempotency-Key': key };
      return data(await api.PATCH('/api/v1/settings/security', { params: { header }, body }));
    },
    (saved) => {
      setBase(saved);
      setForm((typed) => afterSave(typed, sent.current, valuesOf(saved)));
    },
  );
  const roles = rolesOf(form.secondFactorRoles);
  const mayChange = may('settings.write') && me !== null && me.region.code.endsWith('00');
  useLeaving(base !== null && !isSame(form, valuesOf(base)));
  const own = isTried ? securityErrors(form) : {};
  const errors = { ...fieldErrors(deed.problem), ...own };
  return (
    <form
      noValidate
      className="panel"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (Object.keys(securityErrors(form)).length === 0) {
          sent.current = form;
          deed.run({ ...numbersOf(form), secondFactorRoles: roles });
        }
      }}
    >
      {edited && (
        <EditConflict
          title="安全设置"
          edited={edited}
          values={form}
          set={(changes) => setForm((before) => ({ ...before, ...changes }))}
          deed={deed}
          onClose={() => {
            follow({ ...settings, ...theirsOf(deed.problem) });
            deed.forget();
          }}
        />
      )}
      {isTried && !staleOf(deed.problem) && <ErrorSummary errors={own} problem={deed.problem} again={deed.again} />}
      {SENTENCES.map(([title, blanks]) => (
        <section className="sentences" key={title}>
          <h2>{title}</h2>
          <div>
            {blanks.map(([name, before, after, label]) => (
              <p key={name}>
                {before}
                {mayChange ? (
                  <Blank
                    label={label}
                    name={name}
                    error={errors[name]}
                    value={form[name]}
                    onChange={(value) => setForm({ ...form, [name]: value })}
                  />
                ) : (
                  <strong> {form[name] || '不限'} </strong>
                )}
                {after}
              </p>
            ))}
          </div>
        </section>
      ))}
      <SecondFactorRoles
        roles={roles}
        onChange={mayChange ? (chosen) => setForm({ ...form, secondFactorRoles: textOf(chosen) }) : null}
      />
      <SaveButton mayChange={mayChange} isRunning={deed.isRunning} />
    </form>
  );
}

function SaveButton({ mayChange, isRunning }: { mayChange: boolean; isRunning: boolean }) {
  if (!mayChange) return <p className="soft">安全设置对全市生效，只能由市级管理员修改。</p>;
  return (
    <div className="buttons form-end">
      <button type="submit" className="button primary" disabled={isRunning}>
        {isRunning ? '正在保存……' : '保存安全设置'}
      </button>
      <span className="soft">保存后对全市所有账号立即生效。</span>
    </div>
  );
}

function isSame(form: Values, base: Values): boolean {
  return (Object.keys(base) as (keyof Values)[]).every((name) => form[name] === base[name]);
}

function SecondFactorRoles({
  roles,
  onChange,
}: {
  roles: readonly string[];
  onChange: ((roles: readonly string[]) => void) | null;
}) {
  const choices = Object.entries(ROLES);
  return (
    <section className="sentences">
      <h2>双因素</h2>
      <div>
        <p>下列角色登录时须有动态验证码，启用之前不能办理任何事项：</p>
        {onChange ? (
          choices.map(([value, label]) => (
            <Check
              key={value}
              label={label}
              value={roles.includes(value)}
              onChange={(isOn) => onChange(isOn ? [...roles, value] : roles.filter((role) => role !== value))}
            />
          ))
        ) : (
          <p>
            <strong>
              {choices
                .filter(([value]) => roles.includes(value))
                .map(([, label]) => label)
                .join('、') || '没有角色'}
            </strong>
          </p>
        )}
      </div>
    </section>
  );
}
