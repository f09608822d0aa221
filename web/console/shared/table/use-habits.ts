import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data } from '../../api/client';
import type { components } from '../../api/schema';
import { type Me, useMe } from '../me';

export type Habits = components['schemas']['OwnPreferences'];

const ME = '/api/v1/auth/me';

interface HabitsKept {
  habits: Habits;
  change: (change: Habits) => Promise<void>;
  /** The same for a switch: where it is refused, `problem` says so. */
  keep: (change: Habits) => void;
  problem: Error | null;
  forget: () => void;
}

/** What an account likes on its screens, which the service keeps; a change is there at once and told where it was refused. */
export function useHabits(): HabitsKept {
  const me = useMe();
  const client = useQueryClient();
  const [problem, setProblem] = useState<Error | null>(null);
  const change = async (preferences: Habits): Promise<void> => {
    const own = data<Me>(await api.PATCH(ME, { body: { preferences } }));
    client.setQueryData([ME, null], own);
  };
  return {
    habits: me?.preferences ?? {},
    change,
    problem,
    keep: (preferences) => {
      setProblem(null);
      change(preferences).catch(setProblem);
    },
    forget: () => setProblem(null),
  };
}
