import type { ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { moment } from '../../shared/days';
import { yuan } from '../../shared/money';
import { Badge } from '../../shared/parts';
import { useGet } from '../../shared/use-query';
import { LEVELS, LINE_STATES, LINE_TONES, subjectInWords, word } from '../../shared/words';
import type { Payee, PayoutLine } from '../payout-types';

/** A person's lines with why each is paid, as it was decided when the line was made. Ended ones only when asked for. */
export function PayeeLines({ payoutId, payee, deeds }: { payoutId: string; payee: Payee; deeds: ReactNode }) {
  const all = useGet('/api/v1/payouts/{id}/lines', {
    params: { path: { id: payoutId }, query: { workerId: payee.workerId, ended: true, pageSize: 500 } },
  });
  const shown = new Set(payee.lines.map(({ id }) => id));
  const ended = (all.data?.items ?? []).filter(({ id }) => !shown.has(id));
  return (
    <div className="payee-lines">
      <ul>
        {payee.lines.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ul>
      {ended.length > 0 && (
        <details>
          <summary>已移出或重新计算过的 {ended.length} 笔</summary>
          <ul>
            {ended.map((line) => (
              <Line key={line.id} line={line} />
            ))}
          </ul>
        </details>
      )}
      {Array.from(new Set(payee.lines.map(({ policyId }) => policyId))).map((id) => (
        <PolicyOf key={id} id={id} />
      ))}
      <div className="buttons">{deeds}</div>
    </div>
  );
}

function Line({ line }: { line: PayoutLine }) {
  return (
    <li>
      <p>
        <strong>
          {subjectInWords(line.subject)} {yuan(line.amountFen)} 元
        </strong>{' '}
        <Badge tone={LINE_TONES[line.state] ?? 'plain'}>{word(LINE_STATES, line.state)}</Badge>{' '}
        <span className="soft">
          第 {line.lineNo} 笔 · {word(LEVELS, line.level)}证书 {line.certificateNo} · 标准 {yuan(line.rateFen)} 元
          {line.paidFen > 0 && ` · 此前已发 ${yuan(line.paidFen)} 元，本笔补足`}
          {line.nettedFen > 0 && ` · 抵扣追回款 ${yuan(line.nettedFen)} 元`}
          {line.paidOn && ` · ${line.paidOn} 到账`}
        </span>
      </p>
      {line.hold && (
        <p className="error-text">
          ! 暂缓：{line.hold.reason}（{line.hold.byName}
          {line.hold.at && `，${moment(line.hold.at)}`}）
        </p>
      )}
      {line.ending && (
        <p>
          {line.ending.reason}（{line.ending.byName}，{moment(line.ending.at)}）
        </p>
      )}
      <ul className="reasons">
        {line.reasons.map((reason) => (
          <li key={reason.code + reason.message}>{reason.message}</li>
        ))}
      </ul>
    </li>
  );
}

function PolicyOf({ id }: { id: string }) {
  const policy = useGet('/api/v1/policies/{id}', { params: { path: { id } } });
  if (!policy.data) return null;
  const { title, documentNo } = policy.data;
  return (
    <p className="soft">
      依据：<Link to={`/policies/${id}`}>{title}</Link>
      {documentNo && `（${documentNo}）`}
    </p>
  );
}
