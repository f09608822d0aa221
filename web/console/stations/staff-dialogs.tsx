import { useState } from 'react';
import { api, data } from '../api/client';
import { dayOf, today } from '../shared/days';
import { Confirm } from '../shared/dialog';
import type { EditedFields } from '../shared/editing/edited-rules.js';
import { useEdited } from '../shared/editing/use-edited.js';
import { FormDialog } from '../shared/form-dialog';
import { FindPerson, type FoundPerson } from '../shared/find-person';
import { DayInput, type FieldErrors, TextArea, TextInput } from '../shared/forms';
import { namedErrors } from '../shared/name-and-last-four';
import { useDeed } from '../shared/use-deed';
import { useForm } from '../shared/use-form';
import type { Stay } from './staff-tab';
import type { Station } from './station-rules';

/** The person is looked for first; a number typed for it goes in the request's body. */
export function AddStaff({ station, onClose }: { station: Station; onClose: () => void }) {
  const [person, setPerson] = useState<FoundPerson | null>(null);
  if (person === null) {
    return (
      <FindPerson
        title="登记驻站人员"
        help="先找出要驻站的人员；还没有登记过的，请先在“人员”中新增。"
        onFound={setPerson}
        onClose={onClose}
      />
    );
  }
  return <NewStay station={station} person={person} onClose={onClose} />;
}

type NewValues = Record<'startOn', string>;

function NewStay({ station, person, onClose }: { station: Station; person: FoundPerson; onClose: () => void }) {
  const deed = useDeed(async ({ startOn }: NewValues, key) => {
    const params = { path: { id: station.id }, header: { 'Idempotency-Key': key } };
    const body = { workerId: person.id, startOn: dayOf(startOn)! };
    return data(await api.POST('/api/v1/stations/{id}/staff', { params, body }));
  }, onClose);
  const form = useForm<NewValues>({ startOn: today() }, stayErrors, deed.run, deed.problem);
  return (
    <FormDialog title="登记驻站人员" action="登记驻站" form={form} deed={deed} onClose={onClose}>
      <p>
        {person.title}（{person.detail}），到{station.name}驻站。
      </p>
      <DayInput label="驻站起" {...form.field('startOn')} />
    </FormDialog>
  );
}

type NamedValues = Record<'name' | 'lastFour' | 'startOn', string>;

/** A station manager sees nobody's file: whoever comes to the station is named by name and last four, as at a training's door. */
export function AddByName({ station, onClose }: { station: Station; onClose: () => void }) {
  const deed = useDeed(async ({ name, lastFour, startOn }: NamedValues, key: string) => {
    const params = { path: { id: station.id }, header: { 'Idempotency-Key': key } };
    const body = { name: name.trim(), lastFour: lastFour.trim(), startOn: dayOf(startOn)! };
    return data(await api.POST('/api/v1/stations/{id}/staff/by-name', { params, body }));
  }, onClose);
  const check = (values: NamedValues): FieldErrors => ({ ...namedErrors(values), ...stayErrors(values) });
  const form = useForm<NamedValues>({ name: '', lastFour: '', startOn: today() }, check, deed.run, deed.problem);
  return (
    <FormDialog title="登记驻站人员" action="登记驻站" form={form} deed={deed} onClose={onClose}>
      <p>
        按姓名和身份证号后四位，从本站所在地区的人才库中找出要驻站的人员；还没有登记过的，请联系县级主管部门先登记。
      </p>
      <TextInput label="姓名" {...form.field('name')} />
      <TextInput label="身份证号后四位" {...form.field('lastFour')} short />
      <DayInput label="驻站起" {...form.field('startOn')} />
    </FormDialog>
  );
}

type Values = Record<'startOn' | 'endOn' | 'reason', string>;

const FIELDS: EditedFields<Values> = { startOn: { label: '驻站起' }, endOn: { label: '驻站止' } };

const valuesOf = ({ startOn, endOn }: Stay): Values => ({ startOn, endOn: endOn ?? '', reason: '' });

export function StayForm({
  station,
  stay: opened,
  onlyEnd = false,
  onClose,
}: {
  station: Station;
  stay: Stay;
  /** Only the end is told: the most frequent thing there is to say of a stay. */
  onlyEnd?: boolean;
  onClose: () => void;
}) {
  const { base, edited } = useEdited(opened, { fields: FIELDS, valuesOf });
  const stay = base ?? opened;
  const deed = useDeed(async ({ startOn, endOn, reason }: Values) => {
    const params = { path: { id: station.id, staffId: stay.id }, header: { 'If-Match': String(stay.version) } };
    const body = {
      startOn: dayOf(startOn)!,
      endOn: endOn.trim() === '' ? null : dayOf(endOn)!,
      ...(reason.trim() ? { reason: reason.trim() } : {}),
    };
    return data(await api.PATCH('/api/v1/stations/{id}/staff/{staffId}', { params, body }));
  }, onClose);
  const check = (values: Values): FieldErrors => ({
    ...stayErrors(values),
    ...(onlyEnd && dayOf(values.endOn) === null ? { endOn: '请填写驻站的最后一天，例如 2024-09-30。' } : {}),
    ...(dayOf(values.startOn) !== stay.startOn && values.reason.trim() === ''
      ? { reason: '更正驻站起的日期时请说明原因。' }
      : {}),
  });
  const form = useForm<Values>(valuesOf(stay), check, deed.run, deed.problem);
  const title = onlyEnd ? '结束驻站' : '更正驻站';
  return (
    <FormDialog title={title} action={title} form={form} deed={deed} edited={edited} onClose={onClose}>
      <p>
        {stay.workerName}，{stay.startOn} 起驻站。
      </p>
      {!onlyEnd && <DayInput label="驻站起" {...form.field('startOn')} />}
      <DayInput
        label="驻站止"
        {...form.field('endOn')}
        optional={!onlyEnd}
        hint="最后一天，例如 2024-09-30；现在驻站的留空。"
      />
      {!onlyEnd && (
        <TextArea label="更正的原因" {...form.field('reason')} optional hint="更正驻站起的日期时必须说明。" />
      )}
    </FormDialog>
  );
}

function stayErrors({ startOn, endOn = '' }: { startOn: string; endOn?: string }): FieldErrors {
  const errors: FieldErrors = {};
  const [start, end] = [dayOf(startOn), dayOf(endOn)];
  if (start === null) errors.startOn = '请填写驻站起的日期，例如 2024-09-01。';
  if (endOn.trim() !== '' && end === null) errors.endOn = '驻站止请写成 2024-09-30 的样子。';
  if (start !== null && end !== null && end < start) errors.endOn = '驻站止不能早于驻站起。';
  return errors;
}

export function StayWithdrawal({ station, stay, onClose }: { station: Station; stay: Stay; onClose: () => void }) {
  const deed = useDeed(async (reason: string, key: string) => {
    const params = { path: { id: station.id, staffId: stay.id }, header: { 'Idempotency-Key': key } };
    await api.POST('/api/v1/stations/{id}/staff/{staffId}/withdrawal', { params, body: { reason } });
  }, onClose);
  return (
    <Confirm
      title="作废驻站"
      action="作废驻站"
      danger
      reason={{ label: '作废的原因', hint: '请勿填写身份证号等个人号码。' }}
      deed={deed}
      onClose={onClose}
    >
      <p>
        <strong>
          {stay.workerName}，{stay.startOn} 起在{station.name}驻站
        </strong>
      </p>
      <p>作废表示这一条当初就登记错了，视为从来没有过；已经离开的请用“结束驻站”。</p>
    </Confirm>
  );
}
