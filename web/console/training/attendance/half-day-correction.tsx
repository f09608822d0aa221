import { api, data } from '../../api/client';
import type { components } from '../../api/schema';
import { useEdited } from '../../shared/editing/use-edited';
import { FormDialog } from '../../shared/form-dialog';
import { type FieldErrors, Select, TextArea } from '../../shared/forms';
import { useDeed } from '../../shared/use-deed';
import { useForm } from '../../shared/use-form';
import { HALF_DAY_MARKS, optionsOf, word } from '../../shared/words';
import { halfDayName } from './half-day-rules';
import type { Session } from '../training-rules';

type GridRow = components['schemas']['AttendanceGridRow'];
type Mark = components['schemas']['HalfDayMarkResponse'];
type Values = Record<'mark' | 'reason', string>;

export function HalfDayCorrection({
  session,
  row,
  mark,
  as = mark.mark,
  onClose,
}: {
  session: Session;
  row: GridRow;
  mark: Mark;
  /** What it is to be, where that was said already. */
  as?: Mark['mark'];
  onClose: () => void;
}) {
  const halfDay = session.halfDays.find(({ id }) => id === mark.halfDayId);
  const { base, edited } = useEdited<Mark, Values>(mark, {
    fields: { mark: { label: '出勤', inWords: (value) => word(HALF_DAY_MARKS, value) } },
    valuesOf: (told) => ({ mark: told.mark, reason: '' }),
  });
  const deed = useDeed(async (values: Values) => {
    const { version } = base ?? mark;
    const params = { path: { id: session.id, markId: mark.id }, header: { 'If-Match': String(version) } };
    const body = { mark: values.mark as Mark['mark'], reason: values.reason.trim() };
    return data(await api.PATCH('/api/v1/training/sessions/{id}/half-day-marks/{markId}', { params, body }));
  }, onClose);
  const form = useForm<Values>(
    { mark: as, reason: '' },
    ({ reason }): FieldErrors => (reason.trim() === '' ? { reason: '请说明更正的原因。' } : {}),
    deed.run,
    deed.problem,
  );
  const options = optionsOf(HALF_DAY_MARKS).filter(({ value }) => value !== 'checked_in' || session.asksCheckOut);
  return (
    <FormDialog title="更正出勤" action="保存更正" form={form} deed={deed} edited={edited} onClose={onClose}>
      <p>
        {row.workerName}，{halfDay ? halfDayName(halfDay) : ''}
        。更正后学时随之改变，已颁发的结业证书作废，靠这些学时办理的再登记会一并退回。
      </p>
      <Select label="出勤" {...form.field('mark')} options={options} />
      <TextArea label="更正的原因" {...form.field('reason')} />
    </FormDialog>
  );
}
