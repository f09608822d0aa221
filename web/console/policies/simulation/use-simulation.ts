import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, data } from '../../api/client';
import type { components } from '../../api/schema';
import { today } from '../../shared/days';
import { type PolicyRequest, trialMonths } from '../editor/policy-form';

export type Simulation = components['schemas']['SimulationResponse'];

export interface Tried {
  answer: Simulation | undefined;
  /** What is shown belongs to what was typed before. */
  isOld: boolean;
  isAsking: boolean;
  problem: Error | null;
}

const TYPING_MS = 600;
const FRESH_MS = 60_000;

/**
 * What a policy would pay beside what is owed today. Asked when the typing pauses; a question that is on its way is given up for the
 * next one. Null is not asked.
 */
export function useSimulation(request: PolicyRequest | null): Tried {
  const text = request === null ? null : JSON.stringify(request);
  const asked = usePaused(text);
  const query = useQuery({
    queryKey: ['policies/simulate', asked],
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
    refetchOnWindowFocus: false,
    queryFn: async ({ signal }) => {
      const policy = JSON.parse(asked ?? 'null') as PolicyRequest;
      const body = { policy, ...trialMonths(policy, today().slice(0, 7)) };
      return data(await api.POST('/api/v1/policies/simulate', { body: body as never, signal }));
    },
  });
  return {
    answer: query.data,
    isOld: text !== asked || query.isPlaceholderData || query.error !== null,
    isAsking: text !== null && (text !== asked || query.isFetching),
    problem: text === asked ? query.error : null,
  };
}

/** The first text at once, each later one when nothing followed it for a moment. */
function usePaused(text: string | null): string | null {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    if (text === paused) return undefined;
    const timer = setTimeout(() => setPaused(text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, paused]);
  return paused;
}
