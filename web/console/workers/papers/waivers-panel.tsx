import { useState } from 'react';
import { api } from '../../api/client';
import type { Column } from '../../shared/data-table';
import { Confirm } from '../../shared/dialog';
import { monthInWords, moment } from '../../shared/days';
import { Answered } from '../../shared/page';
import { Badge } from '../../shared/parts';
import { RowsTable } from '../../shared/rows-table';
import { useDeed } from '../../shared/use-deed';
import { useGet } from '../../shared/use-query';
import { KINDS, LEVELS, word } from '../../shared/words';
import { useMay } from '../../shared/me';
import { subjectOf } from '../worker-rules';
import type { Person } from '../worker-types';
import { type Waiver, WaiverDialog } from './waiver-dialog';

/** What the person gave up in writing: nothing of it is paid until it is taken back. */
export function WaiversPanel({ person }: { person: Person }) {
  const may = useMay();
  const [isAdding, setAdding] = useState(false);
  const [corrected, setCorrected] = useState<Waiver | null>(null);
  const [withdrawn, setWithdrawn] = useState<Waiver | null>(null);
  const waivers = useGet('/api/v1/workers/{id}/waivers', { params: { path: { id: person.id } } });
  const columns = columnsOf(may('workers.write') ? { correct: setCorrected, withdraw: setWithdrawn } : null);
  return (
    <section className="section" aria-labelledby="waivers">
      <h2 id="waivers">本人放弃</h2>
      <Answered query={waivers}>
        {(answer) =>
          answer.length === 0 ? (
            <p className="panel empty">没有登记过放弃。本人书面放弃时在这里登记，撤回之前不予发放。</p>
          ) : (
            <RowsTable caption="本人放弃" columns={columns} rows={answer} rowKey={({ id }) => id} />
          )
        }
      </Answered>
      {may('workers.write') && (
        <div className="buttons below">
          <button type="button" className="button" onClick={() => setAdding(true)}>
            登记放弃
          </button>
        </div>
      )}
      {isAdding && <WaiverDialog person={person} onClose={() => setAdding(false)} />}
      {corrected && <WaiverDialog person={person} waiver={corrected} onClose={() => setCorrected(null)} />}
      {withdrawn && <WaiverWithdrawal person={person} waiver={withdrawn} onClose={() => setWithdrawn(null)} />}
    </section>
  );
}

interface WaiverDeeds {
  correct: (waiver: Waiver) => void;
  withdraw: (waiver: Waiver) => void;
}

function columnsOf(deeds: WaiverDeeds | null): Column<Waiver>[] {
  return [
    { title: '放弃的内容', render: waiverWords },
    { title: '书面日期', render: ({ waivedOn }) => <span className="nowrap">{waivedOn}</span> },
    { title: '书面材料', render: ({ paper }) => paper },
    { title: '登记', render: ({ recordedByName, recordedAt }) => `${recordedByName}，${moment(recordedAt)}` },
    {
      title: '情况',
      render: (waiver) =>
        waiver.withdrawnAt ? (
          <>
            <Badge tone="plain">已撤回</Badge> {waiver.withdrawnByName}，{moment(waiver.withdrawnAt)}：
            {waiver.withdrawalReason}
          </>
        ) : (
          <>
            <Badge tone="wait">生效中</Badge>{' '}
            {deeds && (
              <>
                <button
                  type="button"
                  className="button plain no-print"
                  aria-label={`更正放弃：${waiverWords(waiver)}`}
                  onClick={() => deeds.correct(waiver)}
                >
                  更正
                </button>
                <button
                  type="button"
                  className="button plain no-print"
                  aria-label={`撤回放弃：${waiverWords(waiver)}`}
                  onClick={() => deeds.withdraw(waiver)}
                >
                  撤回
                </button>
              </>
            )}
          </>
        ),
    },
  ];
}

function waiverWords({ kind, subject, fromMonth }: Waiver): string {
  if (subject === null) {
    return kind === 'award' ? '全部一次性奖励' : `${fromMonth ? `${monthInWords(fromMonth)}起的` : ''}全部职业津贴`;
  }
  const { what } = subjectOf(subject);
  return kind === 'award' ? `${word(LEVELS, what)}${KINDS.award}` : `${monthInWords(what)}${KINDS.stipend}`;
}

function WaiverWithdrawal({ person, waiver, onClose }: { person: Person; waiver: Waiver; onClose: () => void }) {
  const deed = useDeed(async (reason: string, key: string) => {
    const params = { path: { id: person.id, waiverId: waiver.id }, header: { 'Idempotency-Key': key } };
    await api.POST('/api/v1/workers/{id}/waivers/{waiverId}/withdrawal', { params, body: { reason } });
  }, onClose);
  return (
    <Confirm title="撤回放弃" action="撤回放弃" reason={{ label: '撤回的原因' }} deed={deed} onClose={onClose}>
      <p>
        {waiverWords(waiver)}（{waiver.waivedOn} 书面放弃）。撤回后，符合政策而没有发放的部分列入下一批发放。
      </p>
    </Confirm>
  );
}
