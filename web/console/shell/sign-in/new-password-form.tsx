import { useState } from 'react';
import { changePassword } from '../../api/session';
import { ErrorSummary, TextInput, fieldErrors, type FieldErrors } from '../../shared/forms';

/** The service decides what is a good password, and says why one is not. */
export function NewPasswordForm({ onDone, action }: { onDone: () => void; action: string }) {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [errors, setErrors] = useState<FieldErrors>({});
  const [problem, setProblem] = useState<Error | null>(null);
  const [isRunning, setRunning] = useState(false);
  const submit = async (): Promise<void> => {
    const missing: FieldErrors = {};
    if (!current) missing.currentPassword = '请填写现在的密码。';
    if (!next) missing.newPassword = '请填写新密码。';
    else if (next !== again) missing.again = '两次输入的新密码不一致，请重新输入。';
    setErrors(missing);
    setProblem(null);
    if (Object.keys(missing).length > 0) return;
    setRunning(true);
    try {
      await changePassword(current, next);
      onDone();
    } catch (error) {
      setProblem(error as Error);
    } finally {
      setRunning(false);
    }
  };
  const wrong = { ...fieldErrors(problem), ...errors };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ErrorSummary errors={errors} problem={problem} />
      <TextInput
        label="现在的密码"
        name="currentPassword"
        type="password"
        value={current}
        onChange={setCurrent}
        error={wrong.currentPassword}
        autoComplete="current-password"
      />
      <TextInput
        label="新密码"
        name="newPassword"
        type="password"
        hint="建议用四个以上互不相关的词语连起来；不要含姓名、电话、生日或单位名称。"
        value={next}
        onChange={setNext}
        error={wrong.newPassword}
        autoComplete="new-password"
      />
      <TextInput
        label="再输入一次新密码"
        name="again"
        type="password"
        value={again}
        onChange={setAgain}
        error={wrong.again}
        autoComplete="new-password"
      />
      <div className="buttons">
        <button type="submit" className="button primary" disabled={isRunning}>
          {isRunning ? '正在保存……' : action}
        </button>
      </div>
    </form>
  );
}
