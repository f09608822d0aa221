import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, data } from '../api/client';
import type { components } from '../api/schema';
import { Confirm, Dialog } from '../shared/dialog';
import { count } from '../shared/money';
import { useDeed } from '../shared/use-deed';

type Answer = components['schemas']['ClaimAcceptanceResponse'];
type Filter = components['schemas']['ClaimAcceptanceQuery'];

/** Those chosen on the page, or all submitted ones of the list's filter. */
export type ToAccept = { claimIds: string[] } | { filter: Filter; expectedCount: number };

/** Many claims accepted in one step; of those that were not it says why, one by one. */
export function AcceptanceDialog({ toAccept, onClose }: { toAccept: ToAccept; onClose: () => void }) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const deed = useDeed(async (_: string, key) => {
    const params = { header: { 'Idempotency-Key': key } };
    return data(await api.POST('/api/v1/claims/acceptance', { params, body: toAccept }));
  }, setAnswer);
  if (answer) return <Told answer={answer} onClose={onClose} />;
  const number = 'claimIds' in toAccept ? toAccept.claimIds.length : toAccept.expectedCount;
  const what = 'claimIds' in toAccept ? `所选 ${count(number)} 件申报` : `符合筛选条件的待受理申报 ${count(number)} 件`;
  return (
    <Confirm title="成批受理" action={`受理 ${count(number)} 件`} deed={deed} onClose={onClose}>
      <p>{what}。</p>
      <p className="box follows">
        只受理待受理、各项条件都已核实并符合的申报；其余的保持原状，并逐件说明原因。受理后按申报计入应发，受理人算参与了该批次的编制，不能再批准。
      </p>
    </Confirm>
  );
}

function Told({ answer, onClose }: { answer: Answer; onClose: () => void }) {
  const { acceptedCount, refusedCount, items } = answer;
  return (
    <Dialog title="成批受理的结果" onClose={onClose}>
      <p role="status">
        已受理 {count(acceptedCount)} 件{refusedCount > 0 ? `，没有受理 ${count(refusedCount)} 件：` : '。'}
      </p>
      <ul className="entries">
        {items
          .filter(({ accepted }) => !accepted)
          .map(({ claimId, workerName, message }) => (
            <li key={claimId}>
              <span className="what">
                {workerName ? <Link to={`/claims/${claimId}`}>{workerName}</Link> : '申报'}：{message}
              </span>
            </li>
          ))}
      </ul>
      <div className="buttons below">
        <button type="button" className="button primary" onClick={onClose}>
          知道了
        </button>
      </div>
    </Dialog>
  );
}
