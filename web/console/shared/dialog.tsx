import { type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import { Problem } from '../api/problem';
import type { Deed } from './use-deed';
import { ProblemView } from './problem-view';
import { ReadAgain } from './read-again';
import { sendsByKeys } from './sends-by-keys';
import { TextArea, TextInput } from './forms';
import { fenOf, yuan } from './money';
import { mayGiveUp, useLeavingDialog } from './use-leaving';

interface DialogProps {
  title: string;
  onClose: () => void;
  /** Something was typed: a slip of Esc or Back asks first. */
  isDirty?: boolean;
  children: ReactNode;
}

/** Over the page, with the browser's own trap for the focus; Esc closes it. */
export function Dialog({ title, onClose, isDirty = false, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLeavingDialog(isDirty);
  // Before it leaves the page: a browser then gives the focus back to what the dialog was opened from.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    return () => element?.close();
  }, []);
  const escape = (): void => {
    if (mayGiveUp(isDirty)) onClose();
  };
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        // The second Esc cannot be held back; what it closes is asked about below.
        if (!event.nativeEvent.cancelable) return;
        event.preventDefault();
        escape();
      }}
      onClose={() => {
        // A browser closes it by itself at the second Esc, unasked; then it is still what the page shows.
        if (!dialog.current || dialog.current.open) return;
        escape();
        setTimeout(() => {
          if (dialog.current?.isConnected && !dialog.current.open) dialog.current.showModal();
        });
      }}
    >
      <h2 id={titleId}>{title}</h2>
      {children}
    </dialog>
  );
}

export interface ConfirmProps {
  title: string;
  /** The figures it is about, and what follows from it. */
  children?: ReactNode;
  /** Named with its result, for instance 送银行 37 人 7,250.00 元. */
  action: string;
  /** Whether a reason is asked for, and what the field is called. */
  reason?: { label: string; optional?: boolean; hint?: string; shortest?: number };
  /** For what cannot be undone: the amount is typed as it stands on the page. */
  typedFen?: number;
  /** What the typed amount is called; 实发合计 unless stated. */
  typedLabel?: string;
  /** What is otherwise by now, shown where somebody else was quicker. */
  compare?: ReactNode;
  deed: Deed<string>;
  onClose: () => void;
  danger?: boolean;
}

/** A deed is confirmed with what it changes before everybody's eyes; its failure stands beside its button. */
export function Confirm(props: ConfirmProps) {
  const { title, children, action, reason, typedFen, typedLabel = '实发合计', compare, deed, onClose, danger } = props;
  const isStale = deed.problem instanceof Problem && deed.problem.status === 412;
  const [why, setWhy] = useState('');
  const [typed, setTyped] = useState('');
  const [missing, setMissing] = useState<string | null>(null);
  const mayNot = deed.isRunning || isStale;
  // What was missing is looked at again when it is sent; beside what is right by now it would be wrong.
  const typedInto =
    (set: (text: string) => void) =>
    (text: string): void => {
      setMissing(null);
      set(text);
    };
  const submit = (): void => {
    if (mayNot) return;
    if (reason && !reason.optional && why.trim().length < 2) return setMissing(`请填写${reason.label}。`);
    if (reason?.shortest !== undefined && why.trim().length < reason.shortest) {
      return setMissing(`${reason.label}请写明，至少 ${reason.shortest} 个字。`);
    }
    if (typedFen !== undefined && fenOf(typed) !== typedFen) {
      return setMissing(`请输入金额 ${yuan(typedFen)}，与页面上的合计一致。`);
    }
    setMissing(null);
    deed.run(why.trim());
  };
  return (
    <Dialog title={title} onClose={onClose} isDirty={why !== '' || typed !== ''}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
        onKeyDown={sendsByKeys(submit)}
      >
        {children}
        {reason && (
          <TextArea
            label={reason.label}
            name="reason"
            value={why}
            onChange={typedInto(setWhy)}
            {...(reason.hint ? { hint: reason.hint } : {})}
            {...(reason.optional ? { optional: true } : {})}
          />
        )}
        {typedFen !== undefined && (
          <TextInput
            label={`请输入${typedLabel} ${yuan(typedFen)} 元以确认`}
            name="typed"
            value={typed}
            onChange={typedInto(setTyped)}
            unit="元"
            short
            inputMode="decimal"
          />
        )}
        {missing && (
          <p className="error-text" role="alert">
            ✕ {missing}
          </p>
        )}
        <ProblemView problem={deed.problem} again={deed.again} />
        {isStale && compare}
        {isStale && <ReadAgain onClose={onClose} />}
        <div className="buttons">
          <button type="submit" className={danger ? 'button danger' : 'button primary'} disabled={mayNot}>
            {deed.isRunning ? '正在办理……' : action}
          </button>
          <button type="button" className="button" onClick={onClose}>
            返回，不办理
          </button>
        </div>
      </form>
    </Dialog>
  );
}
