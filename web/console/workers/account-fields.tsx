import { TextInput } from '../shared/forms';
import type { Form } from '../shared/use-form';
import type { AccountValues } from './account-rules';

/** Where money is sent: the number twice, the bank, and its 联行号 where it is known. */
export function AccountFields({ form }: { form: Pick<Form<AccountValues>, 'field'> }) {
  return (
    <>
      <TextInput label="银行账号" {...form.field('account', 'bankAccount.account')} inputMode="numeric" />
      <TextInput label="再次填写银行账号" {...form.field('again', 'bankAccount.again')} inputMode="numeric" />
      <TextInput
        label="开户行"
        {...form.field('bankName', 'bankAccount.bankName')}
        optional
        hint="例如：中国农业银行宣城分行。"
      />
      <TextInput
        label="联行号"
        {...form.field('bankCode', 'bankAccount.bankCode')}
        optional
        inputMode="numeric"
        hint="开户网点的 12 位联行号，跨行转账时银行会要求。"
      />
    </>
  );
}
