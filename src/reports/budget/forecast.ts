import { type Level, LEVELS } from '../../certificates/level.js';
import type { PayKind } from '../../ledger/subject.js';
import { fundedFen, type LineShare } from '../../regions/funding-shares.js';

/** What a year may cost, added up from what the rules decide. Pure; integer fen. */

/** What is taken for granted of the year to come. */
export interface Assumptions {
  /** People who obtain a certificate in the year, by its level. */
  newlyCertified: Readonly<Record<Level, number>>;
  /** Of those who are paid a stipend, how many in a hundred leave, spread evenly over the year. */
  leaversPercent: number;
}

/** Something that the rules say is owed: a month, a year, or an award. */
export interface OwedItem {
  kind: PayKind;
  /** Whose policy pays. */
  regionCode: string;
  level: Level;
  fen: number;
}

export interface ForecastRow {
  regionCode: string;
  kind: PayKind;
  /** People who are owed something of it as they are. */
  people: number;
  /** For the people as they are. */
  asTheyAreFen: number;
  /** Not above zero: what leavers are not paid. */
  leaversFen: number;
  newlyCertifiedFen: number;
  /** Owed before the year and not paid yet. */
  carriedFen: number;
  totalFen: number;
}

export interface ForecastSource {
  regionCode: string;
  kind: PayKind;
  source: string | null;
  totalFen: number;
}

interface Sums {
  regionCode: string;
  kind: PayKind;
  people: number;
  asTheyAre: number;
  carried: number;
  /** For the year, by level, with how many are paid. */
  levels: Map<Level, { fen: number; people: number }>;
  /** Awards ever owed, by level: what one of them comes to. */
  awarded: Map<Level, { fen: number; count: number }>;
}

/** Adds person by person; nothing but sums is kept. */
export class Forecast {
  private readonly groups = new Map<string, Sums>();

  /** What the rules say of one person for the year. */
  addYear(owed: readonly OwedItem[]): void {
    const touched = new Set<Sums>();
    const levels = new Set<{ people: number }>();
    for (const item of owed) {
      if (item.fen <= 0) continue;
      const group = this.group(item);
      group.asTheyAre += item.fen;
      const level = group.levels.get(item.level) ?? { fen: 0, people: 0 };
      group.levels.set(item.level, level);
      level.fen += item.fen;
      touched.add(group);
      levels.add(level);
    }
    for (const group of touched) group.people++;
    for (const level of levels) level.people++;
  }

  /** An award that is owed to somebody by today, paid or not: from these comes what a new one costs. */
  addAward(item: OwedItem): void {
    const { awarded } = this.group(item);
    const level = awarded.get(item.level) ?? { fen: 0, count: 0 };
    awarded.set(item.level, { fen: level.fen + item.fen, count: level.count + 1 });
  }

  /** What is owed by today and neither paid nor on its way. */
  addCarried(item: Omit<OwedItem, 'level'>): void {
    this.group(item).carried += item.fen;
  }

  /**
   * By region and kind, and each by whose money it is; the parts of a row add up to it.
   *
   * @param sharesOf who pays what a region pays of a kind
   */
  result(
    { newlyCertified, leaversPercent }: Assumptions,
    sharesOf: (regionCode: string, kind: PayKind) => readonly LineShare[],
  ): { rows: ForecastRow[]; sources: ForecastSource[] } {
    const groups = [...this.groups.values()].sort(
      (a, b) => a.regionCode.localeCompare(b.regionCode) || a.kind.localeCompare(b.kind),
    );
    const rows = groups.map((group): ForecastRow => {
      const { regionCode, kind, people, asTheyAre, carried } = group;
      // Spread over the year, whoever leaves is paid half of it. An award is owed whether they stay or not.
      const leaversFen = kind === 'stipend' ? -Math.round((asTheyAre * leaversPercent) / 200) : 0;
      const newlyCertifiedFen = this.costOfNew(group, newlyCertified);
      const totalFen = asTheyAre + leaversFen + newlyCertifiedFen + carried;
      const parts = { asTheyAreFen: asTheyAre, leaversFen: leaversFen || 0, newlyCertifiedFen, carriedFen: carried };
      return { regionCode, kind, people, ...parts, totalFen };
    });
    const sources = rows.flatMap(({ regionCode, kind, totalFen }) => {
      const shares = sharesOf(regionCode, kind);
      const parts = fundedFen(
        totalFen,
        shares.map(({ share }) => share),
      );
      return parts.map((fen, n): ForecastSource => ({ regionCode, kind, source: shares[n]!.source, totalFen: fen }));
    });
    return { rows, sources };
  }

  /**
   * The new ones are spread over the payers as those are whom they pay today. A stipend is paid for half of the year, as the year of one
   * of that level is; an award whole, as one of that level is.
   */
  private costOfNew(group: Sums, newlyCertified: Assumptions['newlyCertified']): number {
    let fen = 0;
    for (const level of LEVELS) {
      const count = newlyCertified[level];
      if (count === 0) continue;
      if (group.kind === 'stipend') {
        const own = group.levels.get(level);
        const all = this.sumOf((each) => (each.kind === 'stipend' ? (each.levels.get(level)?.people ?? 0) : 0));
        if (own && all > 0) fen += Math.round((count * own.fen) / (2 * all));
      } else {
        const own = group.awarded.get(level);
        const all = this.sumOf((each) => each.awarded.get(level)?.count ?? 0);
        if (own && all > 0) fen += Math.round((count * own.fen) / all);
      }
    }
    return fen;
  }

  private sumOf(of: (group: Sums) => number): number {
    return [...this.groups.values()].reduce((sum, group) => sum + of(group), 0);
  }

  private group({ regionCode, kind }: Pick<OwedItem, 'regionCode' | 'kind'>): Sums {
    const key = `${regionCode} ${kind}`;
    const known: Sums = this.groups.get(key) ?? {
      regionCode,
      kind,
      people: 0,
      asTheyAre: 0,
      carried: 0,
      levels: new Map(),
      awarded: new Map(),
    };
    this.groups.set(key, known);
    return known;
  }
}
