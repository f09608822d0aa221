import { useEffect, useState } from 'react';
import { api } from '../../api/client';
import type { components } from '../../api/schema';
import { plainIdentity } from './identity-rules';

type Hit = components['schemas']['SearchHit'];

/**
 * Who is in the register by this whole identity number; null where nobody is, or nobody in the caller's region. Asked by POST and kept
 * only while the number stands in the field. That it cannot be asked stops nobody: the register itself takes no number twice.
 */
export function useKnown(identityNumber: string | null): Hit | null {
  const [known, setKnown] = useState<Hit | null>(null);
  const q = identityNumber === null ? null : plainIdentity(identityNumber);
  useEffect(() => {
    setKnown(null);
    if (q === null) return undefined;
    const abort = new AbortController();
    api
      .POST('/api/v1/search', { body: { q, types: ['workers'] }, signal: abort.signal })
      .then(({ data }) => setKnown(data?.groups[0]?.items[0] ?? null))
      .catch(() => undefined);
    return () => abort.abort();
  }, [q]);
  return known;
}
