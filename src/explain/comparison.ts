import { type Level, LEVELS } from '../certificates/level.js';
import type { Decided } from '../policies/entitlements/entitlements.js';
import type { PersonRow } from '../policies/facts/worker-facts.loader.js';
import type { SimulatedGroup, SimulatedRow, SimulatedTotal, SimulationResponse } from './simulation.dto.js';

const EXAMPLES = 20;

/** A decision that is owed, with its month where it has one. */
export type Owed = Pick<Decided, 'owedFen' | 'level'> & { month?: string };

type Side = 'today' | 'simulated';

/** Adds up what is owed on both sides, person by person; only totals and the first examples are kept. */
export class Comparison {
  private readonly totals: Record<Side, SimulatedTotal> = { today: total(), simulated: total() };
  private readonly months = new Map<string, SimulatedRow>();
  private readonly levels = new Map<Level, SimulatedRow>();
  private readonly groups: Record<'gained' | 'lost' | 'changed', SimulatedGroup> = {
    gained: { people: 0, examples: [] },
    lost: { people: 0, examples: [] },
    changed: { people: 0, examples: [] },
  };

  add({ id, name }: PersonRow, today: readonly Owed[], simulated: readonly Owed[], isVisible: boolean): void {
    const todayFen = this.side('today', today);
    const simulatedFen = this.side('simulated', simulated);
    if (todayFen === simulatedFen) return;
    const group = this.groups[todayFen === 0 ? 'gained' : simulatedFen === 0 ? 'lost' : 'changed'];
    group.people++;
    if (isVisible && group.examples.length < EXAMPLES) {
      group.examples.push({ workerId: id, workerName: name, todayFen, simulatedFen });
    }
  }

  private side(side: Side, owed: readonly Owed[]): number {
    let fen = 0;
    for (const { owedFen, level, month } of owed) {
      if (owedFen === 0) continue;
      fen += owedFen;
      this.totals[side].subjects++;
      if (month !== undefined) count(this.months, month, side, owedFen);
      if (level !== null) count(this.levels, level, side, owedFen);
    }
    if (fen > 0) this.totals[side].people++;
    this.totals[side].owedFen += fen;
    return fen;
  }

  result(): Pick<
    SimulationResponse,
    'today' | 'simulated' | 'differenceFen' | 'byMonth' | 'byLevel' | 'gained' | 'lost' | 'changed'
  > {
    const { today, simulated } = this.totals;
    const months = [...this.months].sort(([a], [b]) => (a < b ? -1 : 1));
    return {
      today,
      simulated,
      differenceFen: simulated.owedFen - today.owedFen,
      byMonth: months.map(([month, counted]) => ({ month, ...counted })),
      byLevel: LEVELS.map((level) => ({ level, ...(this.levels.get(level) ?? row()) })),
      ...this.groups,
    };
  }
}

function total(): SimulatedTotal {
  return { owedFen: 0, people: 0, subjects: 0 };
}

function row(): SimulatedRow {
  return { todayFen: 0, simulatedFen: 0, todaySubjects: 0, simulatedSubjects: 0 };
}

function count<K>(rows: Map<K, SimulatedRow>, key: K, side: Side, fen: number): void {
  const known = rows.get(key) ?? row();
  rows.set(key, known);
  known[`${side}Fen`] += fen;
  known[`${side}Subjects`]++;
}
