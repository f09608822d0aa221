import { useState } from 'react';
import { api, data } from '../api/client';
import { Dialog } from '../shared/dialog';
import { Check, TextInput } from '../shared/forms';
import { FormDialog } from '../shared/form-dialog';
import { useDeed } from '../shared/use-deed';
import { useForm } from '../shared/use-form';

type Values = Record<'password' | 'otp', string>;

/** Ten new ones for those that are used up or lost; the old ones are good no more. */
export function NewRecoveryCodes({ onClose }: { onClose: () => void }) {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const deed = useDeed(
    async ({ password, otp }: Values) =>
      data(await api.POST('/api/v1/auth/totp/recovery-codes', { body: { password, otp: otp.trim() } })),
    (answer) => setCodes(answer.recoveryCodes),
  );
  const form = useForm<Values>(
    { password: '', otp: '' },
    ({ password, otp }) => ({
      ...(password === '' ? { password: '请填写登录密码。' } : {}),
      ...(otp.trim() === '' ? { otp: '请填写动态验证码。' } : {}),
    }),
    deed.run,
    deed.problem,
  );
  if (codes) {
    return (
      <Dialog title="新的备用恢复码" onClose={() => undefined}>
        <RecoveryCodes codes={codes} onDone={onClose} />
      </Dialog>
    );
  }
  return (
    <FormDialog title="重新生成恢复码" action="重新生成" form={form} deed={deed} onClose={onClose}>
      <p className="box follows">生成后，原来的备用恢复码全部作废。</p>
      <TextInput label="登录密码" {...form.field('password')} type="password" autoComplete="current-password" />
      <TextInput
        label="动态验证码"
        {...form.field('otp')}
        short
        autoComplete="one-time-code"
        hint="手机验证器上的 6 位数字，或者一个还没有用过的恢复码。"
      />
    </FormDialog>
  );
}

export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const [isKept, setKept] = useState(false);
  return (
    <section>
      <p className="box wait">
        以下备用恢复码只显示这一次。手机不在身边时，每个恢复码可以代替验证码登录一次。请打印或抄写后妥善保管。
      </p>
      <ul className="figures plain-list">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Check label="我已经保存了这些恢复码" value={isKept} onChange={setKept} />
      <div className="buttons">
        <button type="button" className="button" onClick={() => window.print()}>
          打印
        </button>
        <button type="button" className="button primary" disabled={!isKept} onClick={onDone}>
          完成
        </button>
      </div>
    </section>
  );
}
