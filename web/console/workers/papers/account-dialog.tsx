import { api, data } from '../../api/client';
import type { EditedFields } from '../../shared/editing/edited-rules.js';
import { useEdited } from '../../shared/editing/use-edited.js';
import { FormDialog } from '../../shared/form-dialog';
import { TextArea } from '../../shared/forms';
import { useDeed } from '../../shared/use-deed';
import { useForm } from '../../shared/use-form';
import { accountErrors, accountFacts, type AccountValues } from '../account-rules';
import type { Person } from '../worker-types';
import { AccountFields } from '../account-fields';

type Values = AccountValues & { reason: string };

/** Of a number that is typed, as of the one that is there, the last four digits are shown. */
const tailOf = (account: string): string => (account === '' ? '' : `尾号 ${account.replace(/\s/g, '').slice(-4)}`);

const FIELDS: EditedFields<Values> = {
  account: { label: '银行账号', inWords: tailOf },
  bankName: { label: '开户银行' },
};

/** As the form compares it: the number that is there is known by its end alone. */
function valuesOf({ bankAccount, accountTail }: Person): Values {
  return { account: accountTail ?? '', again: '', bankName: bankAccount?.bankName ?? '', bankCode: '', reason: '' };
}

/** The end of another number is none that can be sent: whoever takes theirs over has nothing typed. */
function withoutTail({ account, ...changes }: Partial<Values>): Partial<Values> {
  return account === undefined ? changes : { ...changes, account: '', again: '' };
}

/** Another account takes the place of the present one, which is kept with what was paid to it. */
export function AccountDialog({ person: opened, onClose }: { person: Person; onClose: () => void }) {
  const { base, edited } = useEdited(opened, {
    fields: FIELDS,
    valuesOf,
    // No number is read back into the form: where none was typed, the one that is there stays.
    typedAs: (typed, begunWith) => ({ ...typed, account: typed.account || begunWith.account }),
  });
  const person = base ?? opened;
  const isChange = person.bankAccount !== null;
  const deed = useDeed(async ({ reason, ...account }: Values) => {
    const params = { path: { id: person.id }, header: { 'If-Match': String(person.version) } };
    const why = reason.trim();
    const body = { bankAccount: accountFacts(account), ...(why ? { reason: why } : {}) };
    return data(await api.PATCH('/api/v1/workers/{id}', { params, body }));
  }, onClose);
  const form = useForm<Values>(
    { account: '', again: '', bankName: person.bankAccount?.bankName ?? '', bankCode: '', reason: '' },
    (values) => ({
      ...accountErrors(values),
      ...(isChange && values.reason.trim() === '' ? { reason: '请说明更换账户的原因。' } : {}),
    }),
    (values) => deed.run(values),
    deed.problem,
  );
  const title = isChange ? '更换账户' : '登记账户';
  return (
    <FormDialog
      title={title}
      action={title}
      form={{ ...form, set: (changes) => form.set(withoutTail(changes)) }}
      deed={deed}
      edited={edited}
      onClose={onClose}
    >
      {isChange && (
        <p>现有账户尾号 {person.accountTail}；更换后，新的发放送到新账户，已列入批次的请在批次中重新计算。</p>
      )}
      <AccountFields form={form} />
      {isChange && (
        <TextArea label="原因" {...form.field('reason')} hint="例如：本人申请换卡。请勿填写账号等个人号码。" />
      )}
    </FormDialog>
  );
}
