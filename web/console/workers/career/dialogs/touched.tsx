import { yuan } from '../../../shared/money';
import { usePersonMonths } from '../../money/use-months';
import type { Person } from '../../worker-types';
import { touchedMonths } from '../career-rules';

interface TouchedProps {
  person: Person;
  /** The months whose facts change; without an end, all from then on. */
  fromMonth: string;
  toMonth?: string | null;
}

/** Before a correction: what money stands on the months that it changes. */
export function Touched({ person, fromMonth, toMonth = null }: TouchedProps) {
  const { data } = usePersonMonths(person);
  if (!data) return null;
  const { count, fen } = touchedMonths(data.months, fromMonth, toMonth);
  if (count === 0) return <p className="soft touched">所涉月份还没有发放津贴。</p>;
  return (
    <p className="box wait">
      所涉月份中有 <strong className="figures">{count}</strong> 个月的津贴已发或在途，合计{' '}
      <strong className="figures">{yuan(fen)}</strong> 元。办理后系统重新计算，不再应发的部分列入“少发多发与追回”。
    </p>
  );
}
