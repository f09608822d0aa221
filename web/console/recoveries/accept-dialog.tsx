import { useState } from 'react';
import { api, data } from '../api/client';
import { Confirm } from '../shared/dialog';
import { Check } from '../shared/forms';
import { count, yuan } from '../shared/money';
import { useDeed } from '../shared/use-deed';
import { subjectInWords } from '../shared/words';
import type { LateFact } from './recovery-types';

const NAMED = 10;

/** Recoveries for what was chosen: all of them or none. */
export function AcceptDialog({
  facts,
  fen,
  onClose,
}: {
  facts: readonly LateFact[];
  fen: number;
  onClose: () => void;
}) {
  const [isNetting, setNetting] = useState(true);
  const deed = useDeed(
    async (cause: string, key) =>
      data(
        await api.POST('/api/v1/recoveries/accept', {
          params: { header: { 'Idempotency-Key': key } } as never,
          body: {
            items: facts.map(({ workerId, subject }) => ({
              workerId,
              subject,
              nettingAllowed: isNetting,
              ...(cause ? { cause } : {}),
            })),
          },
        }),
      ),
    onClose,
  );
  return (
    <Confirm
      title="立追回"
      action={`立追回 ${count(facts.length)} 笔 ${yuan(fen)} 元`}
      reason={{ label: '原因', optional: true, hint: '不填则按各笔列出的原因。' }}
      deed={deed}
      onClose={onClose}
    >
      <ul className="plain-list">
        {facts.slice(0, NAMED).map((fact) => (
          <li key={`${fact.workerId} ${fact.subject}`}>
            {fact.workerName} · {subjectInWords(fact.subject)} · 多发 {yuan(fact.toRecoverFen)} 元
          </li>
        ))}
        {facts.length > NAMED && <li>以及另外 {facts.length - NAMED} 笔</li>}
      </ul>
      <Check label="可以从以后的职业津贴中抵扣" value={isNetting} onChange={setNetting} />
      <p className="box follows">立追回后不能删除，只能由本人退款、从津贴中抵扣，或由审核人批准核销。</p>
    </Confirm>
  );
}
