import { api, data } from '../../api/client';
import type { components } from '../../api/schema';
import { FormDialog } from '../../shared/form-dialog';
import { count } from '../../shared/money';
import { Facts } from '../../shared/parts';
import { NO_REASON, reasonOf, RevealReason, revealErrors } from '../../shared/reveal-reason';
import { useDeed } from '../../shared/use-deed';
import { useForm } from '../../shared/use-form';
import { useMe } from '../../shared/me';
import { useShown } from '../../shared/use-shown';

export type Numbers = components['schemas']['RevealResponse'];

interface RevealProps {
  id: string;
  onShown: (numbers: Numbers) => void;
  onClose: () => void;
}

/** Asks why the whole numbers are needed; the reason stands in the log before they are shown. */
export function Reveal({ id, onShown, onClose }: RevealProps) {
  const me = useMe();
  // The answer is handed on and kept nowhere else.
  const deed = useDeed(async (reason: string, key: string) => {
    const params = { path: { id }, header: { 'Idempotency-Key': key } };
    onShown(data(await api.POST('/api/v1/workers/{id}/identity', { params, body: { reason } })));
  }, onClose);
  const form = useForm(NO_REASON, revealErrors, (values) => deed.run(reasonOf(values)), deed.problem);
  return (
    <FormDialog title="显示完整号码" action="显示 60 秒" form={form} deed={deed} onClose={onClose}>
      <p>显示身份证号、手机号和银行账户的完整号码。谁在何时因何查看，会记入操作日志。</p>
      {me && <p className="soft">现在还可以查看 {count(me.revealsLeft)} 次。</p>}
      <RevealReason form={form} />
    </FormDialog>
  );
}

/** For a minute, and never on paper. */
export function Revealed({ numbers, onEnd }: { numbers: Numbers; onEnd: () => void }) {
  const left = useShown(onEnd);
  return (
    <div className="box wait revealed">
      <Facts
        items={[
          ['身份证号', <span className="figures">{inGroups(numbers.identityNumber, [6, 8, 4])}</span>],
          ['手机号', <span className="figures">{numbers.phone ? inGroups(numbers.phone, [3, 4, 4]) : null}</span>],
          ['银行账户', <span className="figures">{numbers.account ? inGroups(numbers.account, FOURS) : null}</span>],
          ['开户行', numbers.bankName],
          ['联行号', numbers.bankCode],
        ]}
      />
      <p>
        <span className="figures">{left}</span> 秒后恢复掩码。{' '}
        <button type="button" className="button plain" onClick={onEnd}>
          立即隐藏
        </button>
      </p>
    </div>
  );
}

const FOURS = [4, 4, 4, 4, 4, 4, 4];

/** Read out to somebody in groups; copied, it has no spaces, since they are of the style. */
function inGroups(text: string, lengths: readonly number[]) {
  let at = 0;
  return lengths
    .map((length) => {
      const part = text.slice(at, at + length);
      at += length;
      return part;
    })
    .filter((part) => part !== '')
    .map((part, index) => (
      <span className="number-group" key={index}>
        {part}
      </span>
    ));
}
