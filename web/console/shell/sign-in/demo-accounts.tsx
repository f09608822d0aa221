import { ROLES, word } from '../../shared/words';
import type { DemoAccount } from './ask-demo';

interface DemoAccountsProps {
  accounts: readonly DemoAccount[];
  onChoose: (account: DemoAccount) => void;
}

/** Where the demo runs, one of its people is chosen instead of typed. */
export default function DemoAccounts({ accounts, onChoose }: DemoAccountsProps) {
  return (
    <section className="demo">
      <h2>演示账号</h2>
      <p className="soft">这是演示系统。选择一个账号，再点击“登录”。</p>
      <ul className="demo-accounts">
        {accounts.map((account) => (
          <li key={account.username}>
            <button type="button" className="button plain" onClick={() => onChoose(account)}>
              {account.displayName}
            </button>
            <span className="soft">
              {' '}
              {word(ROLES, account.role)}，{account.region.name}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
