import { useNavigate } from '@tanstack/react-router';
import { api, data } from '../../api/client';
import { dayOf } from '../../shared/days';
import { FormDialog } from '../../shared/form-dialog';
import { DayInput, type FieldErrors, Select } from '../../shared/forms';
import { useDeed } from '../../shared/use-deed';
import { useForm } from '../../shared/use-form';
import { useGet } from '../../shared/use-query';
import { KINDS, LEVELS, word } from '../../shared/words';
import type { Person } from '../worker-types';

type Values = Record<'noticeId' | 'certificateId' | 'receivedOn', string>;

/** A claim by a notice; it stays a draft until it is submitted on its own page. */
export function ClaimDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const navigate = useNavigate();
  const notices = useGet('/api/v1/claim-notices', { params: { query: { state: 'approved', pageSize: 500 } } });
  const items = notices.data?.items ?? [];
  const noticeOf = (id: string) => items.find((notice) => notice.id === id);
  const certificates = person.certificates.filter((certificate) => !certificate.void);
  const deed = useDeed(
    async ({ noticeId, certificateId, receivedOn }: Values, key) => {
      const notice = noticeOf(noticeId);
      const what =
        notice?.kind === 'award'
          ? { kind: 'award' as const, certificateId, policyRegionCode: notice.regionCode }
          : { kind: 'stipend' as const, noticeId };
      const body = { workerId: person.id, receivedOn: dayOf(receivedOn), ...what };
      return data(await api.POST('/api/v1/claims', { params: { header: { 'Idempotency-Key': key } }, body }));
    },
    ({ id }) => void navigate({ to: `/claims/${id}` }),
  );
  const form = useForm<Values>(
    { noticeId: '', certificateId: certificates.length === 1 ? (certificates[0]?.id ?? '') : '', receivedOn: '' },
    ({ noticeId, certificateId, receivedOn }): FieldErrors => ({
      ...(noticeId === '' ? { noticeId: '请选择申报通知。' } : {}),
      ...(noticeOf(noticeId)?.kind === 'award' && certificateId === '' ? { certificateId: '请选择证书。' } : {}),
      ...(receivedOn.trim() !== '' && dayOf(receivedOn) === null
        ? { receivedOn: '申报日期请写成 2024-04-01 的样子。' }
        : {}),
    }),
    deed.run,
    deed.problem,
  );
  return (
    <FormDialog title="登记申报" action="登记申报" form={form} deed={deed} onClose={onClose}>
      <Select
        label="申报通知"
        {...form.field('noticeId')}
        options={items.map((notice) => ({
          value: notice.id,
          label: `${notice.noticeNo} ${notice.regionName}${word(KINDS, notice.kind)}（${notice.opensOn} 至 ${notice.closesOn}）`,
        }))}
        empty="请选择"
      />
      {noticeOf(form.values.noticeId)?.kind === 'award' && (
        <Select
          label="证书"
          {...form.field('certificateId')}
          options={certificates.map(({ id, level, certificateNo, approvedOn }) => ({
            value: id,
            label: `${word(LEVELS, level)} ${certificateNo}（${approvedOn} 批准）`,
          }))}
          empty="请选择"
        />
      )}
      <DayInput label="申报日期" {...form.field('receivedOn')} optional hint="收到书面申请的日期；不填时为提交当日。" />
    </FormDialog>
  );
}
