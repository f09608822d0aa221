import { api, data } from '../api/client';
import { dayOf, today } from '../shared/days';
import { Confirm } from '../shared/dialog';
import { useEdited } from '../shared/editing/use-edited';
import { FormDialog } from '../shared/form-dialog';
import { Choices, DayInput, type FieldErrors, Select, TextArea, TextInput } from '../shared/forms';
import { useDeed } from '../shared/use-deed';
import { useForm } from '../shared/use-form';
import { type ClaimDetail, claimInWords } from './claims-words';

interface DialogProps {
  claim: ClaimDetail;
  onClose: () => void;
}

type Step = ClaimDetail['nextSteps'][number]['step'];

/** What comes of it, before it is done. */
function followsOf(step: Step): string {
  switch (step) {
    case 'submit':
      return '提交后申报日期不再改变，姓名、单位和证书按今天的登记记录下来，由经办人核对材料。';
    case 'return':
      return '退回后由登记的人补正，再次提交时申报日期仍为第一次提交的日期。';
    case 'accept':
      return '受理后，政策要求申报的，按这件申报计入应发；受理人算参与了该批次的编制，不能再批准。';
    case 'reject':
      return '不予受理后不计入应发；作出的决定可以再改，须写明原因。';
    case 'withdraw':
      return '撤回后不计入应发，此人可以就同一项目重新申报。';
  }
}

/** A step on the version that was seen, with what follows from it. */
export function StepDialog({ claim, step, onClose }: DialogProps & { step: Step }) {
  const title = claim.nextSteps.find((each) => each.step === step)?.title ?? '';
  const deed = useDeed((reason: string, key: string) => send(claim, step, reason, key), onClose);
  return (
    <Confirm
      title={title}
      action={title}
      {...(step === 'submit' || (step === 'withdraw' && claim.state === 'draft')
        ? {}
        : { reason: { label: '原因', optional: step === 'accept' && claim.state === 'submitted', hint: HINT } })}
      deed={deed}
      onClose={onClose}
    >
      <p>
        {claim.workerName}的{claimInWords(claim)}申报。
      </p>
      <p className="box follows">{followsOf(step)}</p>
    </Confirm>
  );
}

const HINT = '请勿填写身份证号等个人号码。';

async function send({ id, version }: ClaimDetail, step: Step, reason: string, key: string): Promise<unknown> {
  const params = { path: { id }, header: { 'If-Match': `"${version}"`, 'Idempotency-Key': key } };
  switch (step) {
    case 'submit':
      return data(await api.POST('/api/v1/claims/{id}/submit', { params }));
    case 'return':
      return data(await api.POST('/api/v1/claims/{id}/return', { params, body: { reason } }));
    case 'reject':
      return data(await api.POST('/api/v1/claims/{id}/reject', { params, body: { reason } }));
    case 'accept':
      return data(await api.POST('/api/v1/claims/{id}/accept', { params, body: { reason: reason || null } }));
    case 'withdraw':
      return data(await api.POST('/api/v1/claims/{id}/withdraw', { params, body: { reason: reason || null } }));
  }
}

export function OpinionDialog({ claim, onClose }: DialogProps) {
  type Values = Record<'opinion' | 'opinionOn', string>;
  const { base, edited } = useEdited<DialogProps['claim'], Values>(claim, {
    fields: { opinion: { label: '单位意见' }, opinionOn: { label: '意见日期' } },
    valuesOf: ({ opinion, opinionOn }) => ({ opinion: opinion ?? '', opinionOn: opinionOn ?? '' }),
  });
  const deed = useDeed(async ({ opinion, opinionOn }: Values, key) => {
    const header = { 'If-Match': `"${(base ?? claim).version}"`, 'Idempotency-Key': key };
    const body = { opinion: opinion.trim(), opinionOn: dayOf(opinionOn) ?? opinionOn };
    return data(await api.POST('/api/v1/claims/{id}/opinion', { params: { path: { id: claim.id }, header }, body }));
  }, onClose);
  const form = useForm<Values>(
    { opinion: claim.opinion ?? '', opinionOn: claim.opinionOn ?? today() },
    ({ opinion, opinionOn }): FieldErrors => ({
      ...(opinion.trim().length < 2 ? { opinion: '请填写单位意见。' } : {}),
      ...(dayOf(opinionOn) === null ? { opinionOn: '请填写意见日期，例如 2024-04-01。' } : {}),
    }),
    deed.run,
    deed.problem,
  );
  return (
    <FormDialog title="填写单位意见" action="保存意见" form={form} deed={deed} edited={edited} onClose={onClose}>
      <TextArea label="单位意见" {...form.field('opinion')} hint="例如：情况属实，同意申报。" />
      <DayInput label="意见日期" {...form.field('opinionOn')} />
    </FormDialog>
  );
}

/** A further entry; of one condition the last counts. */
export function CheckDialog({ claim, onClose }: DialogProps) {
  type Values = Record<'code' | 'met' | 'evidence', string>;
  const deed = useDeed(async ({ code, met, evidence }: Values, key) => {
    const params = { path: { id: claim.id }, header: { 'Idempotency-Key': key } };
    const body = { code: code.trim(), met: met === 'yes', evidence: evidence.trim() };
    return data(await api.POST('/api/v1/claims/{id}/checks', { params, body }));
  }, onClose);
  const form = useForm<Values>({ code: '', met: '', evidence: '' }, checkErrors, deed.run, deed.problem);
  return (
    <FormDialog title="登记核实结果" action="登记结果" form={form} deed={deed} onClose={onClose}>
      {claim.asked.length > 0 ? (
        <Select
          label="条件"
          {...form.field('code')}
          options={claim.asked.map(({ code, label }) => ({ value: code, label }))}
          empty="请选择要核对的项目"
        />
      ) : (
        <TextInput
          label="条件"
          {...form.field('code')}
          hint="政策没有列明要核对的项目；可以按材料的叫法登记，例如：户籍。"
        />
      )}
      <Choices
        label="核实结果"
        name="met"
        value={form.values.met}
        onChange={(met) => form.set({ met })}
        options={[
          { value: 'yes', label: '符合' },
          { value: 'no', label: '不符合' },
        ]}
      />
      <TextArea label="依据" {...form.field('evidence')} hint="看了什么材料；请勿填写身份证号等个人号码。" />
    </FormDialog>
  );
}

function checkErrors({ code, met, evidence }: Record<'code' | 'met' | 'evidence', string>): FieldErrors {
  const errors: FieldErrors = {};
  if (code.trim() === '') errors.code = '请选择或填写条件。';
  if (met === '') errors.met = '请选择核实结果。';
  if (evidence.trim().length < 2) errors.evidence = '请填写依据。';
  return errors;
}
