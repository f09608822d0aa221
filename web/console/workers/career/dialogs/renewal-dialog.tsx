import { api } from '../../../api/client';
import { today } from '../../../shared/days';
import { Confirm } from '../../../shared/dialog';
import { Facts } from '../../../shared/parts';
import { useDeed } from '../../../shared/use-deed';
import { useGet } from '../../../shared/use-query';
import { LEVELS, word } from '../../../shared/words';
import type { Person } from '../../worker-types';
import { renewalBlocked } from '../career-rules';
import type { Certificate } from './certificate-dialog';

interface RenewalDialogProps {
  person: Person;
  certificate: Certificate;
  onClose: () => void;
}

/** The next three years follow on the registration that ends, where the hours are there. */
export function RenewalDialog({ person, certificate, onClose }: RenewalDialogProps) {
  const credits = useGet('/api/v1/workers/{id}/credits', { params: { path: { id: person.id } } });
  const deed = useDeed(async (_reason: string, key: string) => {
    const params = { path: { id: certificate.id }, header: { 'Idempotency-Key': key } };
    await api.POST('/api/v1/certificates/{id}/renewals', { params });
  }, onClose);
  const periods = (credits.data?.periods ?? []).filter(({ certificateId }) => certificateId === certificate.id);
  const last = [...periods].sort((a, b) => (a.endOn < b.endOn ? 1 : -1))[0];
  const blocked = last ? renewalBlocked(last, today()) : null;
  return (
    <Confirm title="办理再登记" action="办理再登记" deed={deed} onClose={onClose}>
      <p>
        {word(LEVELS, certificate.level)}证书 {certificate.certificateNo}：新的三年有效期接续最近一次登记。
      </p>
      {last && (
        <Facts
          items={[
            ['现登记有效期至', last.endOn],
            ['可以办理的日期', `${last.renewalOpensOn} 起`],
            ['需要学时', `${last.hoursRequired}`],
            ['已有学时', `${last.hours}`],
          ]}
        />
      )}
      {blocked && <p className="box wait">{blocked}</p>}
    </Confirm>
  );
}
