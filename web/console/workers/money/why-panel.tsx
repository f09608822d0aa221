import { useEffect, useRef } from 'react';
import type { components } from '../../api/schema';
import { Answered } from '../../shared/page';
import { Facts, Yuan } from '../../shared/parts';
import { LEVELS, word } from '../../shared/words';
import { useGet } from '../../shared/use-query';

type Explanation = components['schemas']['ExplanationResponse'];
type Level = NonNullable<Explanation['level']>;

interface WhyPanelProps {
  id: string;
  query: { kind: 'stipend'; month: string } | { kind: 'award'; level: Level };
  title: string;
  onClose: () => void;
}

/** Why something is paid or not, a sentence a condition; each names the policy with its 文号. */
export function WhyPanel({ id, query, title, onClose }: WhyPanelProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const why = useGet('/api/v1/workers/{id}/explain', { params: { path: { id }, query } });
  useEffect(() => {
    heading.current?.focus();
    heading.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <section className="box why" aria-labelledby="why">
      <div className="why-head">
        <h3 id="why" tabIndex={-1} ref={heading}>
          {title}
        </h3>
        <button type="button" className="button plain no-print" onClick={onClose}>
          收起
        </button>
      </div>
      <Answered query={why}>{(answer) => <Reasons answer={answer} />}</Answered>
    </section>
  );
}

function Reasons({ answer }: { answer: Explanation }) {
  return (
    <>
      <ul className="reasons">
        {answer.reasons.map(({ code, message, holds }, index) => (
          <li key={`${code} ${index}`} className={holds === null ? 'added' : holds ? 'holds' : 'fails'}>
            <span className="sign" aria-hidden="true">
              {holds === null ? '·' : holds ? '✓' : '✕'}
            </span>
            <span>
              <span className="unseen">{holds === null ? '说明：' : holds ? '符合：' : '不符合：'}</span>
              {message}
            </span>
          </li>
        ))}
      </ul>
      <Facts
        items={[
          ['级别', word(LEVELS, answer.level) || '没有可用的证书'],
          ['证书管理号', answer.certificateNo ?? '没有可用的证书'],
          ['应发（元）', <Yuan fen={answer.owedFen} />],
          ['已发（元）', <Yuan fen={answer.paidFen} />],
          ['在途（元）', <Yuan fen={answer.inFlightFen} />],
          [answer.dueFen < 0 ? '多发，需追回（元）' : '还应发（元）', <Yuan fen={Math.abs(answer.dueFen)} />],
        ]}
      />
    </>
  );
}
