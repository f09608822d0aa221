import { useState } from 'react';
import type { components } from '../../api/schema';
import { Problem } from '../../api/problem';
import { Dialog } from '../../shared/dialog';
import { TextInput } from '../../shared/forms';
import { count } from '../../shared/money';
import { ProblemView } from '../../shared/problem-view';
import { DropZone, sendFile } from '../../shared/upload';
import { sameFile, useDeed } from '../../shared/use-deed';
import type { Session } from '../training-rules';

type Recorded = components['schemas']['SheetRecordedResponse'];

/** The sign-in sheet that was filled in, read back whole or not at all; what it would put right asks for its reason. */
export function SignInUpload({ session, onClose }: { session: Session; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [recorded, setRecorded] = useState<Recorded | null>(null);
  const deed = useDeed(
    (file: File, key: string) => {
      const query = reason.trim() ? `?reason=${encodeURIComponent(reason.trim())}` : '';
      return sendFile<Recorded>(`training/sessions/${session.id}/sign-in-sheet${query}`, file, key);
    },
    setRecorded,
    { intentionOf: (file) => `${reason.trim()} ${sameFile(file)}` },
  );
  const issues = issuesOf(deed.problem);
  return (
    <Dialog title="上传签到表" onClose={onClose} isDirty={reason.trim() !== '' && !recorded}>
      <p>上传填好的签到表。表中有一处看不清，就什么也不写入，并指出是哪一格；同一份表重复上传不会重复计学时。</p>
      <TextInput
        label="更正的原因"
        name="reason"
        value={reason}
        onChange={setReason}
        optional
        hint="表中与已登记的不一致、确需更正的才填。"
      />
      <DropZone label="把签到表拖到这里，或者" accept=".xlsx" onFile={deed.run} isBusy={deed.isRunning} />
      {recorded && (
        <p className="box done" role="status">
          新登记 {count(recorded.recorded)} 处，更正 {count(recorded.corrected)} 处，未变 {count(recorded.unchanged)}{' '}
          处；补录 {count(recorded.added)} 人，{count(recorded.leftOpen)} 人没有填写。
        </p>
      )}
      <ProblemView problem={deed.problem} again={deed.again} />
      {issues.length > 0 && (
        <ul>
          {issues.map(({ cell, message }) => (
            <li key={`${cell} ${message}`}>
              {cell ? `${cell}：` : ''}
              {message}
            </li>
          ))}
        </ul>
      )}
      <div className="buttons">
        <button type="button" className="button" onClick={onClose}>
          关闭
        </button>
      </div>
    </Dialog>
  );
}

function issuesOf(problem: Error | null): { cell: string | null; message: string }[] {
  const issues = problem instanceof Problem ? problem.body.issues : null;
  return Array.isArray(issues) ? (issues as { cell: string | null; message: string }[]) : [];
}
