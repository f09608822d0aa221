import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../api/client';
import { useMe } from '../shared/me';

/** 大字版, kept with the account. */
export function LargeType() {
  const me = useMe();
  const client = useQueryClient();
  const kept = me?.preferences.largeType === true;
  const [isLarge, setLarge] = useState(kept);
  useEffect(() => setLarge(kept), [kept]);
  useEffect(() => {
    document.documentElement.classList.toggle('large-type', isLarge);
  }, [isLarge]);
  const change = async (): Promise<void> => {
    const next = !isLarge;
    setLarge(next);
    await api.PATCH('/api/v1/auth/me', { body: { preferences: { largeType: next } } });
    await client.invalidateQueries({ queryKey: ['/api/v1/auth/me'] });
  };
  return (
    <button type="button" className="button plain" aria-pressed={isLarge} onClick={() => void change()}>
      大字版
    </button>
  );
}
