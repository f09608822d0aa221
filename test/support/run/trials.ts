const IS_LONG = process.env.TEST_FORM === 'long';

/**
 * How often a trial at random is made: in its short form in every run, in its long one by `npm run test:long`. The environment may
 * name another number: `KILLS=100 npm test -- test/app/kill.spec.ts`.
 */
export function trials(name: string, { short, long }: { short: number; long: number }): number {
  return Number(process.env[name] ?? (IS_LONG ? long : short));
}
