import { useState } from 'react';
import type { components } from '../../api/schema';
import { api, data } from '../../api/client';
import { dayOf, today } from '../../shared/days';
import { Check, DayInput, TextArea, TextInput } from '../../shared/forms';
import { Dialog } from '../../shared/dialog';
import { FormDialog } from '../../shared/form-dialog';
import { count, fenOf, yuan } from '../../shared/money';
import { Answered } from '../../shared/page';
import { ProblemView } from '../../shared/problem-view';
import { DropZone, sendFile } from '../../shared/upload';
import { sameFile, useDeed } from '../../shared/use-deed';
import { useForm } from '../../shared/use-form';
import { useGet } from '../../shared/use-query';
import { bookedOf } from '../payout-rules';
import type { Payee, Payout } from '../payout-types';

type Slip = components['schemas']['BankSlipResponse'];
type Open = components['schemas']['SettlementResponse']['open'];

/** Where the bank gives no file but says on paper that all were paid, but for a few. */
export function AllPaid({ payout }: { payout: Payout }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="panel">
      <h2>银行没有给回单文件</h2>
      <p>银行只给了盖章的纸质回执时，可以按回执登记：除列出的人外，全部已付。</p>
      <div className="buttons">
        <button type="button" className="button" onClick={() => setOpen(true)}>
          按纸质回执登记
        </button>
      </div>
      {isOpen && <AllPaidDialog payout={payout} onClose={() => setOpen(false)} />}
    </section>
  );
}

/** Asks first how much is still with the bank: that is what will be booked. */
function AllPaidDialog({ payout, onClose }: { payout: Payout; onClose: () => void }) {
  const settlement = useGet('/api/v1/payouts/{id}/settlement', { params: { path: { id: payout.id } } });
  if (settlement.data) return <AllPaidForm payout={payout} open={settlement.data.open} onClose={onClose} />;
  return (
    <Dialog title="按纸质回执登记" onClose={onClose}>
      <Answered query={settlement}>{() => null}</Answered>
    </Dialog>
  );
}

type Named = Omit<components['schemas']['AllPaidRequest'], keyof Stated>;

interface Stated {
  paidOn: string;
  reason: string;
}

function useAllPaid(payout: Payout, stated: Named, onClose: () => void) {
  return useDeed(
    async ({ paidOn, reason }: Stated, key) =>
      data(
        await api.POST('/api/v1/payouts/{id}/bank-returns/all-paid', {
          params: { path: { id: payout.id }, header: { 'Idempotency-Key': key } } as never,
          body: { paidOn, reason, ...stated },
        }),
      ),
    onClose,
  );
}

function AllPaidForm({ payout, open, onClose }: { payout: Payout; open: Open; onClose: () => void }) {
  const [slip, setSlip] = useState<Slip | null>(null);
  const [except, setExcept] = useState<readonly Payee[]>([]);
  const [isReturned, setReturned] = useState(false);
  const upload = useDeed((file: File, key) => sendFile<Slip>(`payouts/${payout.id}/bank-slips`, file, key), setSlip, {
    intentionOf: sameFile,
  });
  const people = except.map(({ workerId }) => workerId);
  const stated = { except: people, exceptReturned: isReturned, attachmentId: slip?.id ?? null };
  const deed = useAllPaid(payout, stated, onClose);
  const booked = bookedOf(open, except);
  const form = useForm(
    { paidOn: today(), reason: '', typed: '' },
    ({ paidOn, reason, typed }) => ({
      ...(dayOf(paidOn) === null ? { paidOn: '请填写回执上的付款日期，例如 2024-12-31。' } : {}),
      ...(reason.trim().length < 2 ? { reason: '请填写依据。' } : {}),
      ...(fenOf(typed) === booked.fen
        ? {}
        : { typed: `请输入金额 ${yuan(booked.fen)}，与将记为已付的合计一致；与回执不一致的，请先核对没有付成的人。` }),
    }),
    ({ paidOn, reason }) => deed.run({ paidOn: dayOf(paidOn) ?? paidOn, reason: reason.trim() }),
    deed.problem,
  );
  return (
    <FormDialog
      title="按纸质回执登记"
      action={`登记 ${count(booked.payees)} 人 ${yuan(booked.fen)} 元已付`}
      form={form}
      deed={deed}
      onClose={onClose}
      blocked={slip ? null : '请先上传盖章回执的扫描件。'}
    >
      {slip ? (
        <p className="box done">✓ 已上传：{slip.fileName}</p>
      ) : (
        <>
          <DropZone
            label="选择盖章回执的扫描件（PDF 或图片）"
            accept=".pdf,.png,.jpg,.jpeg"
            isBusy={upload.isRunning}
            onFile={(file) => upload.run(file)}
          />
          <ProblemView problem={upload.problem} again={upload.again} />
        </>
      )}
      <DayInput label="付款日期" {...form.field('paidOn')} hint="按回执填写，例如 2024-12-31。" />
      <ExceptPicker payout={payout} chosen={except} onChange={setExcept} />
      {except.length > 0 && (
        <Check label="这些人的款项已退回（不勾选则仍等银行结果）" value={isReturned} onChange={setReturned} />
      )}
      <TextArea label="依据" {...form.field('reason')} hint="随每一笔长期保存，例如：凭某行某日盖章回执登记。" />
      <div className="box follows">
        <p>
          将把 <strong>{count(booked.payees)} 人</strong>、<strong>{yuan(booked.fen)} 元</strong>
          记为已付，登记后不能撤销。
        </p>
        <p>{exceptInWords(except, isReturned)}</p>
      </div>
      <TextInput
        label={`请输入将记为已付的合计 ${yuan(booked.fen)} 元以确认`}
        {...form.field('typed')}
        unit="元"
        short
        inputMode="decimal"
      />
    </FormDialog>
  );
}

function exceptInWords(except: readonly Payee[], isReturned: boolean): string {
  if (except.length === 0) return '没有列出任何没有付成的人，银行还没有结果的全部记为已付。';
  const names = except.map(({ workerName, netFen }) => `${workerName}（${yuan(netFen)} 元）`).join('、');
  return `${names}不记为已付，${isReturned ? '记为已退回' : '仍等银行结果'}。`;
}

/** The few whom the bank did not pay, found by name. */
function ExceptPicker({
  payout,
  chosen,
  onChange,
}: {
  payout: Payout;
  chosen: readonly Payee[];
  onChange: (next: readonly Payee[]) => void;
}) {
  const [text, setText] = useState('');
  const found = useGet('/api/v1/payouts/{id}/payees', {
    params: { path: { id: payout.id }, query: { search: text.trim(), state: ['sent'], pageSize: 10 } },
    enabled: text.trim().length >= 1,
  });
  const isChosen = (payee: Payee): boolean => chosen.some(({ workerId }) => workerId === payee.workerId);
  const label = (payee: Payee): string => `${payee.workerName}（${payee.identityNumber}，${yuan(payee.netFen)} 元）`;
  return (
    <fieldset>
      <legend>没有付成的人</legend>
      {chosen.map((payee) => (
        <Check
          key={payee.workerId}
          label={label(payee)}
          value
          onChange={() => onChange(chosen.filter(({ workerId }) => workerId !== payee.workerId))}
        />
      ))}
      <TextInput label="按姓名查找" name="except" value={text} onChange={setText} type="search" optional />
      {text.trim() !== '' &&
        (found.data?.items ?? [])
          .filter((payee) => !isChosen(payee))
          .map((payee) => (
            <Check
              key={payee.workerId}
              label={label(payee)}
              value={false}
              onChange={() => onChange([...chosen, payee])}
            />
          ))}
    </fieldset>
  );
}
