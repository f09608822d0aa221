import type { components } from '../../../api/schema';
import type { Person } from '../../worker-types';
import { CertificateDialog, type Certificate } from './certificate-dialog';
import { CreditDialog } from './credit-dialog';
import { PostDialog } from './post-dialog';
import { RegistrationDialog, type Registration } from './registration-dialog';
import { RenewalDialog } from './renewal-dialog';
import { RevocationDialog } from './revocation-dialog';
import { SuspensionDialog, type Suspension } from './suspension-dialog';
import { WithdrawalDialog, type Withdrawn } from './withdrawal-dialog';

/** What somebody wants to do about the career: a form of its own each. Null stands for a new one. */
export type Asked =
  | { form: 'post'; post: components['schemas']['PostResponse'] | null; onlyEnd?: boolean }
  | { form: 'certificate'; certificate: Certificate | null }
  | { form: 'registration'; certificate: Certificate; registration: Registration | null }
  | { form: 'renewal'; certificate: Certificate }
  | { form: 'revocation'; certificate: Certificate }
  | { form: 'suspension'; suspension: Suspension | null }
  | { form: 'credit' }
  | { form: 'withdrawal'; withdrawn: Withdrawn; words: string; months: { from: string; to: string | null } | null };

interface CareerDialogProps {
  person: Person;
  asked: Asked;
  onClose: () => void;
}

export function CareerDialog({ person, asked, onClose }: CareerDialogProps) {
  const common = { person, onClose };
  switch (asked.form) {
    case 'post':
      return <PostDialog {...common} post={asked.post} onlyEnd={asked.onlyEnd ?? false} />;
    case 'certificate':
      return <CertificateDialog {...common} certificate={asked.certificate} />;
    case 'registration':
      return <RegistrationDialog {...common} certificate={asked.certificate} registration={asked.registration} />;
    case 'renewal':
      return <RenewalDialog {...common} certificate={asked.certificate} />;
    case 'revocation':
      return <RevocationDialog {...common} certificate={asked.certificate} />;
    case 'suspension':
      return <SuspensionDialog {...common} suspension={asked.suspension} />;
    case 'credit':
      return <CreditDialog {...common} />;
    case 'withdrawal':
      return <WithdrawalDialog {...common} withdrawn={asked.withdrawn} words={asked.words} months={asked.months} />;
  }
}
