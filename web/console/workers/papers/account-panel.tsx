import { useState } from 'react';
import { api } from '../../api/client';
import { Confirm } from '../../shared/dialog';
import { Facts } from '../../shared/parts';
import { useDeed } from '../../shared/use-deed';
import { useMay } from '../../shared/me';
import type { Person } from '../worker-types';
import { AccountDialog } from './account-dialog';

/** The account as far as it is shown: the last four. */
export function AccountPanel({ person }: { person: Person }) {
  const may = useMay();
  const [open, setOpen] = useState<'change' | 'withdrawal' | null>(null);
  const close = (): void => setOpen(null);
  const account = person.bankAccount;
  return (
    <section className="panel" aria-labelledby="account">
      <h2 id="account">银行账户</h2>
      {account ? (
        <Facts
          items={[
            ['账号', <span className="figures">{account.account}</span>],
            ['开户行', account.bankName],
            ['联行号', account.bankCode],
          ]}
        />
      ) : (
        <p>还没有银行账户。没有账户时，应发的钱不能送银行。</p>
      )}
      {may('workers.write') && (
        <div className="buttons">
          <button type="button" className="button" onClick={() => setOpen('change')}>
            {account ? '更换账户' : '登记账户'}
          </button>
          {account && (
            <button type="button" className="button" onClick={() => setOpen('withdrawal')}>
              作废账户
            </button>
          )}
        </div>
      )}
      {open === 'change' && <AccountDialog person={person} onClose={close} />}
      {open === 'withdrawal' && <AccountWithdrawal person={person} onClose={close} />}
    </section>
  );
}

function AccountWithdrawal({ person, onClose }: { person: Person; onClose: () => void }) {
  const deed = useDeed(async (reason: string, key: string) => {
    const params = { path: { id: person.id }, header: { 'Idempotency-Key': key } };
    await api.POST('/api/v1/workers/{id}/bank-account/withdrawal', { params, body: { reason } });
  }, onClose);
  return (
    <Confirm
      title="作废账户"
      action="作废账户"
      danger
      reason={{ label: '作废的原因', hint: '请勿填写账号等个人号码。' }}
      deed={deed}
      onClose={onClose}
    >
      <p>
        尾号 <strong className="figures">{person.accountTail}</strong>{' '}
        的账户不再用于发放。此后应发的钱在登记新账户之前不能送银行；已经送银行的不受影响。
      </p>
    </Confirm>
  );
}
