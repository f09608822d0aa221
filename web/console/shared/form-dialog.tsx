import type { ReactNode } from 'react';
import { Dialog } from './dialog';
import { EditConflict, staleOf } from './editing/edit-conflict';
import type { Edited } from './editing/use-edited';
import { ErrorSummary } from './forms';
import { ProblemView } from './problem-view';
import { ReadAgain } from './read-again';
import { sendsByKeys } from './sends-by-keys';
import type { Deed } from './use-deed';
import type { Form } from './use-form';

interface FormDialogProps<V extends Record<string, string>, In> {
  title: string;
  /** Named with what it does, for instance 登记任职. */
  action: string;
  form: Form<V>;
  deed: Deed<In>;
  /** Of an object that exists: what somebody else saved meanwhile is chosen from, field by field. */
  edited?: Edited<V> | null;
  onClose: () => void;
  /** Why it cannot be sent yet, beside the button. */
  blocked?: string | null;
  children: ReactNode;
}

/** A short form over the page: what is wrong stands at its top and at the field, a refusal beside the button; Ctrl+Enter sends. */
export function FormDialog<V extends Record<string, string>, In>({
  title,
  action,
  form,
  deed,
  edited = null,
  onClose,
  blocked,
  children,
}: FormDialogProps<V, In>) {
  const stale = staleOf(deed.problem);
  if (stale && edited) {
    return (
      <EditConflict
        title={title}
        edited={edited}
        values={form.values}
        set={(changes) => form.set(changes)}
        deed={deed}
        onClose={onClose}
      />
    );
  }
  const mayNot = deed.isRunning || Boolean(blocked);
  // The button is not the only way: keys send as well.
  const submit = (): void => {
    if (!mayNot) form.submit();
  };
  const isOfFields = Object.keys(form.errors).length > 0;
  return (
    <Dialog title={title} onClose={onClose} isDirty={form.isDirty}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
        onKeyDown={sendsByKeys(submit)}
      >
        {isOfFields && <ErrorSummary errors={form.errors} problem={deed.problem} again={deed.again} />}
        {children}
        {!isOfFields && <ProblemView problem={deed.problem} again={deed.again} />}
        {stale && <ReadAgain onClose={onClose} />}
        <div className="buttons">
          <button type="submit" className="button primary" disabled={mayNot}>
            {deed.isRunning ? '正在办理……' : action}
          </button>
          <button type="button" className="button" onClick={onClose}>
            返回，不办理
          </button>
          {blocked && <span className="soft">{blocked}</span>}
        </div>
      </form>
    </Dialog>
  );
}
