import { useState } from 'react';
import { Facts } from '../../shared/parts';
import { EMPLOYER_KINDS, IDENTITY_KINDS, LEVELS, word } from '../../shared/words';
import { useMay } from '../../shared/me';
import { Registration } from '../worker-columns';
import type { Person } from '../worker-types';
import { Reveal, Revealed, type Numbers } from './reveal';

/** Who it is: numbers masked until somebody gives a reason, and then for a minute. */
export function PersonHead({ person }: { person: Person }) {
  const may = useMay();
  const [isAsking, setAsking] = useState(false);
  const [numbers, setNumbers] = useState<Numbers | null>(null);
  const account = person.bankAccount;
  return (
    <section className="panel person-head" aria-label="基本信息">
      <Facts
        items={[
          [
            person.identityKind === 'resident' ? '身份证号' : word(IDENTITY_KINDS, person.identityKind),
            <span className="figures">{person.identityNumber}</span>,
          ],
          ['手机号', <span className="figures">{person.phone ?? '未填'}</span>],
          ['级别', word(LEVELS, person.level) || '无证书'],
          ['登记有效期至', <Registration worker={person} />],
          ['工作单位', person.organizationName ?? '不在岗'],
          ...(person.organizationKind ? [['单位类别', word(EMPLOYER_KINDS, person.organizationKind)] as const] : []),
          ['乡镇、县', person.townshipName ?? person.regionName],
          ['银行账户', account ? `${account.bankName ?? '开户行未填'} 尾号 ${person.accountTail}` : '还没有登记账户'],
          ...(person.remark ? [['备注', person.remark] as const] : []),
        ]}
      />
      {may('workers.reveal') && !numbers && (
        <div className="buttons">
          <button type="button" className="button" onClick={() => setAsking(true)}>
            显示完整号码
          </button>
        </div>
      )}
      {numbers && <Revealed numbers={numbers} onEnd={() => setNumbers(null)} />}
      {isAsking && <Reveal id={person.id} onShown={setNumbers} onClose={() => setAsking(false)} />}
    </section>
  );
}
