import { api } from '../../../api/client';
import { Confirm } from '../../../shared/dialog';
import { useDeed } from '../../../shared/use-deed';
import type { Person } from '../../worker-types';
import { Touched } from './touched';

/** What can be taken back as if it had never been recorded. */
export type Withdrawn =
  | { what: 'post'; id: string }
  | { what: 'certificate'; id: string }
  | { what: 'registration'; id: string; certificateId: string }
  | { what: 'revocation'; certificateId: string }
  | { what: 'suspension'; id: string }
  | { what: 'credit'; id: string };

const TITLES: Record<Withdrawn['what'], string> = {
  post: '作废任职',
  certificate: '作废证书',
  registration: '作废登记',
  revocation: '作废证书撤销',
  suspension: '作废停发',
  credit: '作废学时',
};

interface WithdrawalDialogProps {
  person: Person;
  withdrawn: Withdrawn;
  /** What it says, in words. */
  words: string;
  /** The months whose facts it makes other; null where it is not about money. */
  months: { from: string; to: string | null } | null;
  onClose: () => void;
}

export function WithdrawalDialog({ person, withdrawn, words, months, onClose }: WithdrawalDialogProps) {
  const deed = useDeed((reason: string, key: string) => withdraw(person.id, withdrawn, reason, key), onClose);
  const title = TITLES[withdrawn.what];
  return (
    <Confirm
      title={title}
      action={title}
      danger
      reason={{ label: '作废的原因', hint: '请勿填写身份证号等个人号码。' }}
      deed={deed}
      onClose={onClose}
    >
      <p>
        <strong>{words}</strong>
      </p>
      <p>作废表示这一条当初就登记错了，视为从来没有过；变化了的事实请用“更正”。作废的内容和原因留在更正记录中。</p>
      {months && <Touched person={person} fromMonth={months.from} toMonth={months.to} />}
    </Confirm>
  );
}

async function withdraw(id: string, withdrawn: Withdrawn, reason: string, key: string): Promise<void> {
  const header = { 'Idempotency-Key': key };
  const body = { reason };
  switch (withdrawn.what) {
    case 'post': {
      const params = { path: { id, postId: withdrawn.id }, header };
      await api.POST('/api/v1/workers/{id}/posts/{postId}/withdrawal', { params, body });
      return;
    }
    case 'certificate': {
      const params = { path: { id: withdrawn.id }, header };
      await api.POST('/api/v1/certificates/{id}/withdrawal', { params, body });
      return;
    }
    case 'registration': {
      const params = { path: { id: withdrawn.certificateId, registrationId: withdrawn.id }, header };
      await api.POST('/api/v1/certificates/{id}/registrations/{registrationId}/withdrawal', { params, body });
      return;
    }
    case 'revocation': {
      const params = { path: { id: withdrawn.certificateId }, header };
      await api.POST('/api/v1/certificates/{id}/revocation/withdrawal', { params, body });
      return;
    }
    case 'suspension': {
      const params = { path: { id, suspensionId: withdrawn.id }, header };
      await api.POST('/api/v1/workers/{id}/suspensions/{suspensionId}/withdrawal', { params, body });
      return;
    }
    case 'credit': {
      const params = { path: { id, creditId: withdrawn.id }, header };
      await api.POST('/api/v1/workers/{id}/credits/{creditId}/withdrawal', { params, body });
    }
  }
}
