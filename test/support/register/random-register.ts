import { LEVELS } from '../../../src/certificates/level.js';
import type { CertificateSpec, RegisterBuilder, WorkerSpec } from './register.js';

/** Numbers that look random and are the same for the same seed (mulberry32). */
export function randomFrom(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (count: number): number => Math.floor(next() * count);
  const pick = <T>(values: readonly T[]): T => values[below(values.length)]!;
  const chance = (share: number): boolean => next() < share;
  return { below, pick, chance };
}

type Random = ReturnType<typeof randomFrom>;

export function later(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Days on the edges of months of 2022 and 2023, where the rules' mistakes live. */
function someDay({ below, pick }: Random): string {
  const month = `${2022 + below(2)}-${String(1 + below(12)).padStart(2, '0')}`;
  return pick([`${month}-01`, `${month}-02`, `${month}-15`, later(`${month}-01`, -1)]);
}

/** Intervals one after another, many of which touch the one before. */
function chain(random: Random, longest: number): [string, string][] {
  let startOn = someDay(random);
  return Array.from({ length: random.below(longest + 1) }, () => {
    const endOn = later(startOn, random.pick([0, 13, 29, 30, 58, 90, 180, 364, 500]));
    const interval: [string, string] = [startOn, endOn];
    startOn = later(endOn, random.pick([-5, 1, 1, 2, 40]));
    return interval;
  });
}

function certificates(random: Random): CertificateSpec[] {
  const levels = LEVELS.filter(() => random.chance(0.6));
  return levels.map((level) => {
    const approvedOn = someDay(random);
    const revokedOn = random.chance(0.1) ? later(approvedOn, random.below(400)) : null;
    return {
      level,
      approvedOn,
      declaredOn: later(approvedOn, random.pick([0, 1, 28, 31, 59, 90, 181])),
      revokedOn,
      void: revokedOn !== null && random.chance(0.5),
      registrations: uniqueStarts(chain(random, 3)),
    };
  });
}

/** The tables hold one registration per start. */
function uniqueStarts(intervals: [string, string][]): [string, string][] {
  return intervals.filter(([startOn], n) => intervals.findIndex(([other]) => other === startOn) === n);
}

function worker(random: Random, regionCode: string, organizations: readonly string[], open: boolean): WorkerSpec {
  const posts = uniqueStarts(chain(random, 3)).map(([startOn, endOn], n, all) => ({
    at: random.pick(organizations),
    staffing: random.pick([null, null, 'community_worker', 'committee_member', 'civil_servant'] as const),
    startOn,
    endOn: open && n === all.length - 1 ? null : endOn,
  }));
  const side = random.chance(0.4)
    ? chain(random, 1).map(([startOn]) => ({ at: random.pick(organizations), startOn: later(startOn, 3), endOn: null }))
    : [];
  const unique = [...posts, ...side].filter(
    (post, n, all) => all.findIndex(({ at, startOn }) => at === post.at && startOn === post.startOn) === n,
  );
  const fromMonth = someDay(random).slice(0, 7);
  const suspended = { fromMonth, toMonth: random.chance(0.3) ? null : fromMonth };
  return {
    regionCode,
    posts: unique,
    certificates: certificates(random),
    suspensions: random.chance(0.15) ? [suspended] : [],
    paid: random.chance(0.2)
      ? [{ subject: `award:${random.pick(LEVELS)}`, amountFen: random.pick([50_000, 90_000]), paidOn: someDay(random) }]
      : [],
  };
}

/** People with crowded dates over a city and three of its counties; the same seed builds the same register. */
export function buildRandomRegister(register: RegisterBuilder, seed: number, people: number): void {
  const random = randomFrom(seed);
  const counties = ['341821', '341881', '341882'];
  const places = ['341800', ...counties, '341821100', '341871001'];
  const organizations = Array.from({ length: 40 }, () =>
    register.organization({
      kind: random.pick(['village', 'village', 'urban_community', 'social_organization']),
      regionCode: random.pick(places),
      registrarCode: random.pick([null, '341800', ...counties]),
    }),
  );
  for (let n = 0; n < people; n++) {
    register.worker(worker(random, random.pick(places), organizations, random.chance(0.5)));
  }
}
