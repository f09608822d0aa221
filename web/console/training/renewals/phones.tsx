import { useRef, useState } from 'react';
import { api, data, newKey } from '../../api/client';
import { copyTable } from '../../shared/copy';
import { FormDialog } from '../../shared/form-dialog';
import { useMe } from '../../shared/me';
import { count } from '../../shared/money';
import { NO_REASON, reasonOf, RevealReason, revealErrors } from '../../shared/reveal-reason';
import { asHtml, asText } from '../../shared/table/copied-rows';
import { useDeed } from '../../shared/use-deed';
import { useForm } from '../../shared/use-form';
import { useShown } from '../../shared/use-shown';
import type { Lapse } from './curing';

export interface Phone {
  workerId: string;
  name: string;
  phone: string | null;
}

type Person = Pick<Lapse, 'workerId' | 'workerName'>;

interface PhonesDialogProps {
  people: readonly Person[];
  onShown: (phones: readonly Phone[]) => void;
  onClose: () => void;
}

/**
 * Whole phones of whoever was ticked: asked for one by one, so that each is counted and stands in the log under the person whom it is of, and
 * the phone alone. What was shown before a refusal is kept; the next try goes on with the others.
 */
export function PhonesDialog({ people, onShown, onClose }: PhonesDialogProps) {
  const me = useMe();
  const shown = useRef(new Map<string, Phone>());
  const deed = useDeed(async (reason: string) => {
    for (const { workerId, workerName } of people) {
      if (shown.current.has(workerId)) continue;
      const params = { path: { id: workerId }, header: { 'Idempotency-Key': newKey() } };
      const { phone } = data(await api.POST('/api/v1/workers/{id}/phone', { params, body: { reason } }));
      shown.current.set(workerId, { workerId, name: workerName, phone });
    }
    return [...shown.current.values()];
  }, onShown);
  const form = useForm(NO_REASON, revealErrors, (values) => deed.run(reasonOf(values)), deed.problem);
  const left = me?.revealsLeft ?? 0;
  const tooMany = people.length > left && shown.current.size === 0;
  return (
    <FormDialog
      title="显示手机号"
      action={`显示 ${count(people.length)} 人的手机号`}
      form={form}
      deed={deed}
      blocked={tooMany ? `现在还可以查看 ${count(left)} 次，请少选几人，其余的过一会儿再办。` : null}
      onClose={() => (shown.current.size > 0 ? onShown([...shown.current.values()]) : onClose())}
    >
      <p>
        显示所选 {count(people.length)} 人完整的手机号，60
        秒内可以复制，不显示身份证号和银行账户。谁在何时因何查看了谁的，逐人记入操作日志。
      </p>
      <p className="soft">每人计一次，现在还可以查看 {count(left)} 次。</p>
      <RevealReason form={form} />
    </FormDialog>
  );
}

/** For a minute, and never on paper. */
export function Phones({ phones, onEnd }: { phones: readonly Phone[]; onEnd: () => void }) {
  const left = useShown(onEnd);
  const [copied, setCopied] = useState<boolean | null>(null);
  const known = phones.filter(({ phone }) => phone !== null);
  const copy = (): void => {
    const cell = (text: string) => ({ text, isNumber: false });
    const table = { titles: ['姓名', '手机号'], rows: known.map(({ name, phone }) => [cell(name), cell(phone ?? '')]) };
    setCopied(copyTable(asText(table), asHtml(table)));
  };
  return (
    <section className="box wait revealed" aria-label="所选人员的手机号">
      <ul className="plain-list">
        {phones.map(({ workerId, name, phone }) => (
          <li key={workerId}>
            {name} <span className="figures">{phone ?? '没有登记手机号'}</span>
          </li>
        ))}
      </ul>
      <div className="buttons">
        <button type="button" className="button" disabled={known.length === 0} onClick={copy}>
          复制 {count(known.length)} 个手机号
        </button>
        <button type="button" className="button plain" onClick={onEnd}>
          立即隐藏
        </button>
      </div>
      <p role="status" className="soft">
        {copied === true && '已复制，可以粘贴到表格。请勿转发给无关的人。'}
        {copied === false && '浏览器没有允许复制。'}
      </p>
      <p>
        <span className="figures">{left}</span> 秒后隐藏。
      </p>
    </section>
  );
}
