import { useQueryClient } from '@tanstack/react-query';
import { Problem } from '../../api/problem';
import { StaleChoice } from '../stale-choice';
import type { Deed } from '../use-deed';
import type { Edited } from './use-edited';

/** Of a deed that was refused since somebody else saved first: the refusal, which tells what is there now. */
export function staleOf(problem: Error | null): Problem | null {
  return problem instanceof Problem && problem.status === 412 ? problem : null;
}

/** What is there now, as the refusal tells it. */
export function theirsOf(problem: Error | null): object {
  return staleOf(problem)?.body.current ?? {};
}

interface EditConflictProps<V, In> {
  title: string;
  edited: Edited<V>;
  values: V;
  set: (changes: Partial<V>) => void;
  deed: Deed<In>;
  onClose: () => void;
}

/** Whoever saves second sees what the first changed, field by field, and chooses; nothing is shown while nobody was faster. */
export function EditConflict<V, In>({ title, edited, values, set, deed, onClose }: EditConflictProps<V, In>) {
  const client = useQueryClient();
  const stale = staleOf(deed.problem);
  if (!stale) return null;
  return (
    <StaleChoice<object>
      title={title}
      problem={stale}
      isReadAnew={edited.read !== null}
      read={edited.read ?? (() => Promise.resolve({}))}
      fieldsOf={(current) => edited.differing(current, values)}
      onChosen={(current, keptMine) => {
        set(edited.take(current, keptMine));
        deed.forget();
        void client.invalidateQueries();
      }}
      onClose={onClose}
    />
  );
}
