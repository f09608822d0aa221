import type { ReactNode } from 'react';
import type { FieldErrors } from '../../shared/forms';
import type { PolicyForm } from './policy-form';

export interface SectionProps {
  form: PolicyForm;
  errors: FieldErrors;
  change: (next: Partial<PolicyForm>) => void;
}

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="sentences">
      <h2>{title}</h2>
      <div>{children}</div>
    </section>
  );
}
