import type { ReactNode } from 'react';
import { yuan } from '../../shared/money';
import { RowsTable } from '../../shared/rows-table';
import { LEVELS, word } from '../../shared/words';
import type { Person } from '../worker-types';

/** Two records by what tells whether they are one person, and what will be of the one that stays. */
export function SideBySide({ sides: [one, other] }: { sides: [Person, Person] }) {
  const side = (person: Person) => (row: Row) => row.of(person);
  return (
    <RowsTable
      caption="两条记录对照"
      rows={ROWS}
      rowKey={({ title }) => title}
      columns={[
        { title: '项目', render: ({ title }) => title },
        { title: '本页的记录', render: side(one) },
        { title: '另一条记录', render: side(other) },
      ]}
    />
  );
}

interface Row {
  title: string;
  of: (person: Person) => ReactNode;
}

const ROWS: readonly Row[] = [
  { title: '姓名', of: ({ name }) => name },
  { title: '身份证号', of: ({ identityNumber }) => <span className="figures nowrap">{identityNumber}</span> },
  { title: '手机号', of: ({ phone }) => phone ?? '未填' },
  {
    title: '任职',
    of: ({ posts }) =>
      lines(
        posts.map(({ organization, startOn, endOn }) => `${organization.name}，${startOn} 至 ${endOn ?? '今'}`),
        '没有任职',
      ),
  },
  {
    title: '证书',
    of: ({ certificates }) =>
      lines(
        certificates.map(({ level, certificateNo }) => `${word(LEVELS, level)} ${certificateNo}`),
        '没有证书',
      ),
  },
  {
    title: '发放',
    of: ({ payments, paidThisYearFen }) =>
      payments.length === 0 ? '没有发放记录' : `${payments.length} 笔，今年已发 ${yuan(paidThisYearFen)} 元`,
  },
  {
    title: '银行账户',
    of: ({ bankAccount, accountTail }) =>
      bankAccount ? `${bankAccount.bankName ?? '开户行未填'} 尾号 ${accountTail}` : '还没有登记账户',
  },
];

function lines(texts: readonly string[], none: string): ReactNode {
  if (texts.length === 0) return none;
  return (
    <ul className="plain-list">
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
