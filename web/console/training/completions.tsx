import { useState } from 'react';
import { api, data } from '../api/client';
import type { components } from '../api/schema';
import { DownloadButton } from '../shared/download-button';
import { count } from '../shared/money';
import { ProblemView } from '../shared/problem-view';
import { useDeed } from '../shared/use-deed';
import type { Session } from './training-rules';

type Issued = components['schemas']['CompletionsResponse'];

/** Certificates for everybody who has completed the session, once it is over. */
export function IssueCompletions({ session }: { session: Session }) {
  const [issued, setIssued] = useState<Issued | null>(null);
  const deed = useDeed(async (_input: null, key: string) => {
    const params = { path: { id: session.id }, header: { 'Idempotency-Key': key } };
    return data(await api.POST('/api/v1/training/sessions/{id}/completions', { params }));
  }, setIssued);
  return (
    <>
      <button type="button" className="button" disabled={deed.isRunning} onClick={() => deed.run(null)}>
        {deed.isRunning ? '正在办理……' : '颁发结业证书'}
      </button>
      {issued && (
        <p className="box done" role="status">
          新颁发 {count(issued.issued)} 份，此前已颁发 {count(issued.known)} 份；没有达到结业要求的不颁发。
        </p>
      )}
      <ProblemView problem={deed.problem} again={deed.again} />
    </>
  );
}

export function CompletionFile({
  sessionId,
  row,
}: {
  sessionId: string;
  row: { attendanceId: string | null; certificateNumber: string | null; workerName: string };
}) {
  if (row.attendanceId === null || row.certificateNumber === null) return null;
  return (
    <DownloadButton
      path={`training/sessions/${sessionId}/attendance/${row.attendanceId}/completion.pdf`}
      isDirect
      name={`下载结业证书：${row.workerName}`}
    >
      下载
    </DownloadButton>
  );
}
