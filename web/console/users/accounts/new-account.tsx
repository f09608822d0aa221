import { useState } from 'react';
import { api, data } from '../../api/client';
import type { components } from '../../api/schema';
import { Dialog } from '../../shared/dialog';
import { ErrorSummary, fieldErrors, type FieldErrors, TextInput } from '../../shared/forms';
import { useDeed } from '../../shared/use-deed';
import { useTyped } from '../../shared/use-typed';
import { useMe } from '../../shared/me';
import { firstPassword } from './first-password';
import { type Place, PlaceFields } from './place-fields';
import { ShownOnce } from './shown-once';

type Request = components['schemas']['CreateUserRequest'];

type Form = Place & Record<'username' | 'displayName', string>;

export function NewAccount({ onClose }: { onClose: () => void }) {
  const [shown, setShown] = useState<{ username: string; password: string } | null>(null);
  if (!shown) return <AccountForm onMade={setShown} onClose={onClose} />;
  return (
    // What is shown once goes by no slip of Esc.
    <Dialog title="账号已建立" onClose={() => undefined}>
      <ShownOnce {...shown} onDone={onClose} />
    </Dialog>
  );
}

function AccountForm({
  onMade,
  onClose,
}: {
  onMade: (made: { username: string; password: string }) => void;
  onClose: () => void;
}) {
  const me = useMe();
  const {
    values: form,
    setValues: setForm,
    isDirty,
  } = useTyped<Form>({
    username: '',
    displayName: '',
    role: 'officer',
    regionCode: me?.region.code ?? '',
    stationId: '',
  });
  const [isTried, setTried] = useState(false);
  const [password] = useState(() => firstPassword());
  const deed = useDeed<Request, { username: string }>(
    async (body, key) =>
      data(await api.POST('/api/v1/users', { params: { header: { 'Idempotency-Key': key } }, body })),
    ({ username }) => onMade({ username, password }),
  );
  const own: FieldErrors = isTried ? missingOf(form) : {};
  const errors = { ...fieldErrors(deed.problem), ...own };
  const set = (next: Partial<Form>): void => setForm({ ...form, ...next });
  return (
    <Dialog title="新建账号" onClose={onClose} isDirty={isDirty}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (Object.keys(missingOf(form)).length === 0) deed.run(requestOf(form, password));
        }}
      >
        {isTried && <ErrorSummary errors={own} problem={deed.problem} again={deed.again} />}
        <TextInput
          label="用户名"
          name="username"
          value={form.username}
          onChange={(username) => set({ username })}
          hint="字母、数字、点、横线，2 至 64 位，例如姓名的拼音。"
          error={errors.username}
        />
        <TextInput
          label="姓名"
          name="displayName"
          value={form.displayName}
          onChange={(displayName) => set({ displayName })}
          error={errors.displayName}
        />
        <PlaceFields values={form} errors={errors} set={set} />
        <div className="buttons">
          <button type="submit" className="button primary" disabled={deed.isRunning}>
            {deed.isRunning ? '正在建立……' : '建立账号'}
          </button>
          <button type="button" className="button" onClick={onClose}>
            返回
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function missingOf(form: Form): FieldErrors {
  const errors: FieldErrors = {};
  if (!/^[A-Za-z0-9._-]{2,64}$/.test(form.username.trim())) {
    errors.username = '用户名请填写 2 至 64 位字母、数字、点或横线。';
  }
  if (form.displayName.trim() === '') errors.displayName = '请填写姓名。';
  if (form.role === 'station_manager' && form.stationId === '') errors.stationId = '请选择社工站。';
  return errors;
}

function requestOf(form: Form, password: string): Request {
  return {
    username: form.username.trim(),
    displayName: form.displayName.trim(),
    role: form.role as Request['role'],
    regionCode: form.regionCode,
    password,
    ...(form.role === 'station_manager' ? { stationId: form.stationId } : {}),
  };
}
