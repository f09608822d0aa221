import { useGet } from './use-query';
import type { components } from '../api/schema';

/** The account that is signed in, with what it may do: from the service, never from a copy of its matrix. */

export type Me = components['schemas']['OwnAccount'];

export function useMe(): Me | null {
  return useGet('/api/v1/auth/me').data ?? null;
}

export function useMay(): (permission: string) => boolean {
  const me = useMe();
  return (permission) => me !== null && (me.permissions as readonly string[]).includes(permission);
}
