import type { UseQueryResult } from '@tanstack/react-query';
import type { components } from '../../api/schema';
import { today } from '../../shared/days';
import { useGet } from '../../shared/use-query';
import type { Person } from '../worker-types';
import { subjectOf } from '../worker-rules';
import { firstMonth } from './money-rules';

export type PersonMonths = components['schemas']['PersonMonthsResponse'];

/** All months of a person that may say something, and the awards: asked for once, however many parts of the page show them. */
export function usePersonMonths(person: Person, enabled = true): UseQueryResult<PersonMonths> {
  const days = [
    ...person.certificates.map(({ approvedOn }) => approvedOn),
    ...person.payments
      .map(({ subject }) => subjectOf(subject))
      .flatMap(({ kind, what }) => (kind === 'stipend' ? [what] : [])),
  ];
  const from = firstMonth(days, today());
  return useGet('/api/v1/workers/{id}/months', { params: { path: { id: person.id }, query: { from } }, enabled });
}
