import type { BareConnection } from '../database.js';
import { figure, type Figure, percentile, spreadOf } from '../figures.js';
import { HttpClient } from '../http-client.js';
import { workerId } from '../register/tables.js';
import { RunningService } from '../service.js';
import { onBare, runsFor, type World } from '../world.js';

const HALL = 300;
const WITHIN_MS = 120_000;
/** Most come at the beginning: half of them in the first quarter of the time. */
const CROWD = 2;

const TABLES = [
  'training_half_day_marks',
  'training_attendances',
  'training_enrolments',
  'training_half_days',
  'training_sessions',
  'training_programmes',
];

interface Trainee {
  name: string;
  lastFour: string;
}

interface Hall {
  sessionId: string;
  trainees: Trainee[];
}

/**
 * A hall that checks in: 300 people within two minutes, each on a connection of their own, while the trainer's screen asks for codes and
 * counts and an officer's grid is read anew every two seconds. Each is answered once and stands once.
 */
export async function measureTraining(world: World): Promise<Figure[]> {
  const count = world.options.short ? 30 : HALL;
  const within = world.options.short ? 5_000 : WITHIN_MS;
  const service = await RunningService.start(world.database);
  const officer = await service.signIn();
  try {
    const all: number[] = [];
    const late: number[] = [];
    let peakMb = 0;
    for (let run = 0; run < runsFor(world, 3); run++) {
      const hall = await openHall(world, officer, count, run);
      const { cost, answer } = await service.measure('training: a hall checks in', () =>
        checkIn(service.port, officer, hall, within),
      );
      peakMb = Math.max(peakMb, cost.peakMb);
      const sorted = answer.toSorted((a, b) => a - b);
      all.push(percentile(sorted, 0.95));
      late.push(sorted.at(-1)!);
      await requireOnce(officer, hall);
    }
    return [
      figure({
        size: world.size,
        key: 'training:check-in',
        what: `${count} people check in within ${within / 1000} s, screen and grid open, p95`,
        unit: 'ms',
        measured: spreadOf(all),
        rows: count,
        peakMb,
        note: `longest ${Math.max(...late).toFixed(0)} ms; each answered once and standing once, with its hours`,
      }),
    ];
  } finally {
    officer.close();
    await service.stop();
    await onBare(world, withoutTraining);
  }
}

/** Half-days of today, of which the first is on from the first minute of the day to its last. */
async function openHall({ people }: World, officer: HttpClient, count: number, run: number): Promise<Hall> {
  // Of the whole tree: whoever is in the register may be sent.
  const region = people.tree.regions.find(({ parentCode }) => parentCode === null)!;
  const programme = { line: 'practice', title: '实务能力提升班', regionCode: region.code, organiser: '民政局' };
  const { id: programmeId } = await officer.json<{ id: string }>('POST', '/training/programmes', programme);
  const heldOn = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const halfDays = [{ heldOn, part: 'morning', hours: 4, from: '00:00', to: '23:59' }];
  const session = { programmeId, title: `第${run + 1}期`, place: '市委党校', capacity: count, halfDays };
  const { id: sessionId } = await officer.json<{ id: string }>('POST', '/training/sessions', session);
  const trainees: Trainee[] = [];
  for (let row = 0; row < count; row++) {
    await officer.json('POST', `/training/sessions/${sessionId}/enrolments`, { workerId: workerId(row) });
    const { name, identityNumber } = people.person(row);
    trainees.push({ name, lastFour: identityNumber.slice(-4) });
  }
  return { sessionId, trainees };
}

/** @returns milliseconds of each check-in, from its first byte out to the last of its answer */
async function checkIn(port: number, officer: HttpClient, hall: Hall, within: number): Promise<number[]> {
  const { sessionId, trainees } = hall;
  let code = await codeOf(officer, sessionId);
  const hallIs = { over: false };
  const began = performance.now();
  const screen = repeat(5_000, async () => {
    code = await codeOf(officer, sessionId);
    await officer.json('GET', `/training/sessions/${sessionId}`);
  });
  const grid = repeat(2_000, async () => {
    await officer.json('GET', `/training/sessions/${sessionId}/attendance-grid?pageSize=100`);
  });
  try {
    return await Promise.all(
      trainees.map(async (trainee, n) => {
        const arrives = within * ((n + 0.5) / trainees.length) ** CROWD;
        await new Promise((later) => setTimeout(later, arrives - (performance.now() - began)));
        const phone = new HttpClient(port, null);
        const started = performance.now();
        await phone.json('POST', '/training/check-in', { sessionId, code, ...trainee });
        const took = performance.now() - started;
        phone.close();
        return took;
      }),
    );
  } finally {
    hallIs.over = true;
    await Promise.all([screen, grid]);
  }

  async function repeat(every: number, work: () => Promise<void>): Promise<void> {
    while (!hallIs.over) {
      await work();
      await new Promise((later) => setTimeout(later, every));
    }
  }
}

async function codeOf(officer: HttpClient, sessionId: string): Promise<string> {
  return (await officer.json<{ code: string }>('GET', `/training/sessions/${sessionId}/check-in-code`)).code;
}

/** None lost, none twice. */
async function requireOnce(officer: HttpClient, { sessionId, trainees }: Hall): Promise<void> {
  const path = `/training/sessions/${sessionId}/attendance-grid?pageSize=500`;
  const { items } = await officer.json<{ items: { hours: number; marks: object[] }[] }>('GET', path);
  const once = items.filter(({ hours, marks }) => hours === 4 && marks.length === 1).length;
  if (once !== trainees.length) throw new Error(`${once} of ${trainees.length} checked in once`);
}

async function withoutTraining(bare: BareConnection): Promise<void> {
  // A replica's session leaves the triggers that forbid it out.
  await bare.query('SET session_replication_role = replica');
  await bare.query(`DELETE FROM education_credits WHERE source = 'attendance'`);
  for (const table of TABLES) await bare.query(`DELETE FROM ${table}`);
  await bare.query('RESET session_replication_role');
}
