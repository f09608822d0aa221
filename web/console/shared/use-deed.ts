import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { newKey } from '../api/client';
import { isToWait, isUnknown } from '../api/problem';

export interface Deed<In> {
  run: (input: In) => void;
  isRunning: boolean;
  problem: Error | null;
  /** Sends to the letter what was sent last, with its key: whatever became of it, it is done once. */
  again: () => void;
  forget: () => void;
}

/**
 * Something a person does to the register: one `Idempotency-Key` for the intention, kept while it is not known what became of it (the
 * network may have lost the answer after it was done) or it is to wait, and renewed after any other answer. Afterwards what was shown is
 * asked for again, also where somebody closes the form without knowing.
 *
 * @param isLater what is answered is that the work goes on: nothing has changed yet
 * @param act is given the key to send along
 * @param after is called with the answer, before anything is asked again
 */
export function useDeed<In, Out>(
  act: (input: In, key: string) => Promise<Out>,
  after?: (out: Out) => void,
  isLater = false,
): Deed<In> {
  const key = useRef(newKey());
  const client = useQueryClient();
  const last = useRef<(() => Promise<Out>) | null>(null);
  const isInDoubt = useRef(false);
  const mutation = useMutation<Out, Error, () => Promise<Out>>({
    mutationFn: (send) => send(),
    onSuccess: async (out) => {
      key.current = newKey();
      isInDoubt.current = false;
      after?.(out);
      if (!isLater) await client.invalidateQueries();
    },
    onError: (error) => {
      isInDoubt.current = isUnknown(error);
      if (!isInDoubt.current && !isToWait(error)) key.current = newKey();
    },
  });
  useEffect(
    () => () => {
      if (isInDoubt.current) void client.invalidateQueries();
    },
    [client],
  );
  const send = (deed: () => Promise<Out>): void => {
    last.current = deed;
    mutation.mutate(deed);
  };
  return {
    run: (input) => {
      const own = key.current;
      send(() => act(input, own));
    },
    isRunning: mutation.isPending,
    problem: mutation.error,
    again: () => {
      if (last.current) send(last.current);
    },
    forget: () => mutation.reset(),
  };
}
