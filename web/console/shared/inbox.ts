import type { components } from '../api/schema';
import { useMay } from './me';
import { useGet } from './use-query';

export type Inbox = components['schemas']['InboxResponse'];

/** What waits, as the home page lists it and the menu counts it: asked once for both. */
export function useInbox(section?: string) {
  const may = useMay();
  return useGet('/api/v1/inbox', { params: { query: section ? { section } : {} }, enabled: may('inbox.read') });
}

export function countOf({ sections }: Pick<Inbox, 'sections'>): number {
  return sections.reduce((sum, { count }) => sum + count, 0);
}
