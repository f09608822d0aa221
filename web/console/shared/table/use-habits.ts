import { useQueryClient } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import type { components } from '../../api/schema';
import { type Me, useMe } from '../me';

export type Habits = components['schemas']['OwnPreferences'];

const ME = '/api/v1/auth/me';

/** What an account likes on its screens, which the service keeps; a change is there at once and told where it was refused. */
export function useHabits(): { habits: Habits; change: (change: Habits) => Promise<void> } {
  const me = useMe();
  const client = useQueryClient();
  return {
    habits: me?.preferences ?? {},
    async change(preferences) {
      const own = data<Me>(await api.PATCH(ME, { body: { preferences } }));
      client.setQueryData([ME, null], own);
    },
  };
}
