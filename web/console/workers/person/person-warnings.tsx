import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { today } from '../../shared/days';
import { count, yuan } from '../../shared/money';
import { useGet } from '../../shared/use-query';
import { LEVELS, word } from '../../shared/words';
import { useMay } from '../../shared/me';
import { changedUnderway, totals } from '../money/money-rules';
import { usePersonMonths } from '../money/use-months';
import { registrationStanding } from '../worker-rules';
import type { Person } from '../worker-types';
import { hoursWarning } from './warning-rules';

/** What would keep money from the person, or has gone wrong with it; nothing where all is well. */
export function PersonWarnings({ person }: { person: Person }) {
  const may = useMay();
  const months = usePersonMonths(person, may('entitlements.read'));
  const credits = useGet('/api/v1/workers/{id}/credits', { params: { path: { id: person.id } } });
  const warnings: [key: string, text: ReactNode][] = [];
  const tab = (to: string, text: string): ReactNode => (
    <Link to="." className="no-print" search={{ tab: to }} resetScroll={false}>
      {text}
    </Link>
  );
  const registration = registrationStanding(person, today());
  if (!person.certified)
    warnings.push(['certificate', <>今天没有有效的证书，不能登记和发放。{tab('career', '查看证书')}</>]);
  else if (registration.tone !== 'done') {
    const hours = hoursWarning(credits.data?.periods ?? [], person.registrationEndsOn);
    warnings.push([
      'registration',
      <>
        {word(LEVELS, person.level)}证书{registrationWords(person.registrationEndsOn, registration.word)}
        {hours}。{tab('career', '查看登记和学时')}
      </>,
    ]);
  }
  if (!person.accountTail) {
    warnings.push(['account', <>没有银行账户，应发的钱不能送银行。{tab('papers', '登记账户')}</>]);
  }
  if (months.data) {
    const all = [...months.data.months, ...months.data.awards];
    const changed = changedUnderway(all);
    const { over } = totals(all);
    if (changed.length > 0) {
      warnings.push([
        'underway',
        <>在途批次中有 {count(changed.length)} 笔的事实已经变化，与现在应发的金额不同，见下方的月份。</>,
      ]);
    }
    if (over > 0) {
      warnings.push([
        'over',
        <>
          多发 <span className="figures">{yuan(over)}</span> 元，需要追回。
          <Link className="no-print" to="/recoveries">
            查看少发多发与追回
          </Link>
        </>,
      ]);
    }
  }
  if (warnings.length === 0) return null;
  return (
    <ul className="box wait warnings" aria-label="需要注意">
      {warnings.map(([key, text]) => (
        <li key={key}>
          <span aria-hidden="true">! </span>
          {text}
        </li>
      ))}
    </ul>
  );
}

function registrationWords(endsOn: string | null, standing: string): string {
  return endsOn === null ? '还没有登记' : `登记${standing}（${endsOn}）`;
}
