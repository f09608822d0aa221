import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { api, data } from '../../api/client';
import { today } from '../../shared/days';
import { Page } from '../../shared/page';
import { useDeed } from '../../shared/use-deed';
import { useLeaving } from '../../shared/use-leaving';
import { useForm } from '../../shared/use-form';
import { useMe } from '../../shared/me';
import type { Employer } from '../employer-picker';
import { CheckAnswers } from './check-answers';
import { NewWorkerForm } from './new-worker-form';
import { newWorkerErrors, workerRequest, type NewWorkerValues } from './new-worker-rules';

const CRUMBS = [{ title: '人员', to: '/workers' }];

/** One person into the register: typed, read again as a whole, then recorded. Nothing typed is kept anywhere but on the page. */
export default function NewWorkerPage() {
  const navigate = useNavigate();
  const me = useMe();
  const [employer, setEmployer] = useState<Employer | null>(null);
  const [isChecking, setChecking] = useState(false);
  const isRecorded = useRef(false);
  const deed = useDeed(
    async (values: NewWorkerValues, key: string) => {
      const body = workerRequest(values, employer, me?.region.code ?? '');
      return data(await api.POST('/api/v1/workers', { params: { header: { 'Idempotency-Key': key } }, body }));
    },
    (person) => {
      isRecorded.current = true;
      void navigate({ to: `/workers/${person.id}` });
    },
  );
  const form = useForm<NewWorkerValues>(
    {
      identityKind: 'resident',
      identityNumber: '',
      name: '',
      phone: '',
      serving: 'true',
      regionCode: '',
      startOn: '',
      account: '',
      again: '',
      bankName: '',
      bankCode: '',
    },
    (values) => newWorkerErrors(values, employer, today()),
    () => setChecking(true),
    deed.problem,
  );
  useLeaving(form.isDirty || employer !== null, () => isRecorded.current);
  return (
    <Page
      title={isChecking ? '核对新增人员' : '新增人员'}
      crumbs={CRUMBS}
      {...(isChecking ? {} : { help: '逐人登记。多人请用花名册导入；证书在保存之后登记。' })}
    >
      {isChecking ? (
        <CheckAnswers values={form.values} employer={employer} deed={deed} onBack={() => setChecking(false)} />
      ) : (
        <NewWorkerForm form={form} problem={deed.problem} employer={employer} onEmployer={setEmployer} />
      )}
    </Page>
  );
}
