import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { newKey } from '../api/client';
import { isOfOlderFigures, isToWait, isUnknown, wasDoneBefore } from '../api/problem';

export interface Deed<In> {
  run: (input: In) => void;
  isRunning: boolean;
  problem: Error | null;
  /** Sends to the letter what was sent last, with its key: whatever became of it, it is done once. */
  again: () => void;
  forget: () => void;
}

interface Ways<In> {
  /** What is answered is that the work goes on: nothing has changed yet. */
  isLater?: boolean;
  /**
   * Where one deed stands for several, as the buttons of a list's rows or the files of a place do: which of them is meant. Of a form it is
   * always the one; what was typed otherwise meanwhile is then asked about and not done beside the first.
   */
  intentionOf?: (input: In) => string;
}

interface Sending<Out> {
  intention: string;
  send: () => Promise<Out>;
}

/**
 * Something a person does to the register: one `Idempotency-Key` for the intention, kept while it is not known what became of it (the
 * network may have lost the answer after it was done) or it is to wait, and renewed after any other answer. Afterwards what was shown is
 * asked for again, also where somebody closes the form without knowing, and where it turns out that it was done before.
 *
 * @param act is given the key to send along
 * @param after is called with the answer, before anything is asked again
 */
export function useDeed<In, Out>(
  act: (input: In, key: string) => Promise<Out>,
  after?: (out: Out) => void,
  { isLater = false, intentionOf = () => '' }: Ways<In> = {},
): Deed<In> {
  const keys = useRef(new Map<string, string>());
  const client = useQueryClient();
  const last = useRef<Sending<Out> | null>(null);
  const inDoubt = useRef(new Set<string>());
  const mutation = useMutation<Out, Error, Sending<Out>>({
    mutationFn: ({ send }) => send(),
    onSuccess: async (out, { intention }) => {
      keys.current.delete(intention);
      inDoubt.current.delete(intention);
      after?.(out);
      if (!isLater) await client.invalidateQueries();
    },
    onError: (error, { intention }) => {
      if (isUnknown(error)) inDoubt.current.add(intention);
      else inDoubt.current.delete(intention);
      if (!isUnknown(error) && !isToWait(error)) keys.current.delete(intention);
      if (wasDoneBefore(error) || isOfOlderFigures(error)) void client.invalidateQueries();
    },
  });
  useEffect(
    () => () => {
      if (inDoubt.current.size > 0) void client.invalidateQueries();
    },
    [client],
  );
  const start = (sending: Sending<Out>): void => {
    last.current = sending;
    mutation.mutate(sending);
  };
  return {
    run: (input) => {
      const intention = intentionOf(input);
      const key = keys.current.get(intention) ?? newKey();
      keys.current.set(intention, key);
      start({ intention, send: () => act(input, key) });
    },
    isRunning: mutation.isPending,
    problem: mutation.error,
    again: () => {
      if (last.current) start(last.current);
    },
    forget: () => mutation.reset(),
  };
}

/** Of files: chosen again and not changed it is the same one. */
export function sameFile({ name, size, lastModified }: File): string {
  return `${name} ${size} ${lastModified}`;
}
