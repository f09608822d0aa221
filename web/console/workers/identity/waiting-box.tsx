import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { moment } from '../../shared/days';
import { useMay } from '../../shared/me';
import { useGet } from '../../shared/use-query';
import { DecisionDialog } from './decision-dialog';
import { ofCorrection, ofMerge, type OpenRequest } from './requests';

/** What of this person waits for a second one, with who asked and when. */
export function WaitingBox({ id }: { id: string }) {
  const may = useMay();
  const [withdrawn, setWithdrawn] = useState<OpenRequest | null>(null);
  const params = { path: { id } };
  const corrections = useGet('/api/v1/workers/{id}/identity-corrections', { params });
  const merges = useGet('/api/v1/workers/{id}/merges', { params });
  const isOpen = ({ state }: { state: string }): boolean => state === 'pending';
  const open = [
    ...(corrections.data ?? []).filter(isOpen).map(ofCorrection),
    ...(merges.data ?? []).filter(isOpen).map(ofMerge),
  ];
  return (
    <>
      {open.map((request) => (
        <section className="box" key={request.id} aria-label="等待另一人确认">
          <p>
            <strong>等待另一人确认：</strong>
            {request.what}。
          </p>
          <p className="soft">
            {request.requestedByName}于 {moment(request.requestedAt)} 提出，原因：{request.reason}
          </p>
          <div className="buttons">
            <Link
              className="button"
              to="/identity-corrections"
              search={(request.kind === 'merge' ? { tab: 'merges' } : {}) as never}
            >
              查看待确认的更正与合并
            </Link>
            {may('workers.write') && (
              <button type="button" className="button" onClick={() => setWithdrawn(request)}>
                {request.kind === 'merge' ? '撤回合并' : '撤回更正'}
              </button>
            )}
          </div>
        </section>
      ))}
      {withdrawn && <DecisionDialog request={withdrawn} decision="withdrawal" onClose={() => setWithdrawn(null)} />}
    </>
  );
}
