import { JobRunner } from '../../../../src/jobs/running/job-runner.js';
import type { Service } from '../../../../src/app/service.js';

export interface HeldWork {
  begin: () => void;
  /** As it was before, whether or not it was begun. */
  release: () => void;
}

/** Work that is asked for is not begun before `begin`: how long a page may be left must not hang on how fast the machine is. */
export function holdWork({ app }: Service): HeldWork {
  const runner = app.get(JobRunner);
  const held = jest.spyOn(runner, 'wake').mockReturnValue();
  const release = (): void => held.mockRestore();
  return {
    begin: () => {
      release();
      runner.wake();
    },
    release,
  };
}
