import type { Level } from '../../certificates/level.js';
import { sumFen } from '../../common/values/money.js';
import { fundedFen } from '../../regions/funding-shares.js';
import { groupedBy } from '../../common/values/grouped.js';
import { type Counted, type LineUse, personsOf } from './payout-lines.js';
import type { RowSource } from '../sheet.js';

/** Sources of a payout's money, a column each; the share in hundredths of a percent, null where lines differ in it. */
export type PayoutFunding = readonly { source: string; share: number | null }[];

/** Which column pays which part of a line, in hundredths of a percent; the first pays what rounding leaves. */
export interface FundedPart {
  column: number;
  share: number;
}

/** The part of a line that totals are made of. */
export interface CountedLine {
  workerId: string;
  countyName: string;
  townshipName: string;
  level: Level;
  grossFen: number;
  nettedFen: number;
  netFen: number;
  use: LineUse;
  /** Empty where nobody divides the payout's money. */
  funding: readonly FundedPart[];
}

export interface Tally extends Counted {
  people: number;
  /** Of them, those whom the bank pays: with others all of it repays recoveries. */
  paidPeople: number;
  netFen: number;
  /** Of the gross amount. */
  byUse: Record<LineUse, number>;
  /** Of the net amount, by the columns of those who pay it; without those who pay nothing of it. */
  byFunding: number[];
}

export interface CountyTally {
  all: Tally;
  townships: Map<string, Map<Level, Tally>>;
}

/** People, lines and money of a payout: in all, by county, and by township and level within it, in the order of the lines. */
export class PayoutSummary {
  readonly total = nothing();
  readonly counties = new Map<string, CountyTally>();

  /** @param person all lines of one person */
  add(person: readonly CountedLine[]): void {
    count(this.total, person);
    for (const [countyName, inCounty] of groupedBy(person, (line) => line.countyName)) {
      const county = entryOf(this.counties, countyName, () => ({ all: nothing(), townships: new Map() }));
      count(county.all, inCounty);
      for (const [townshipName, inTownship] of groupedBy(inCounty, (line) => line.townshipName)) {
        const byLevel = entryOf(county.townships, townshipName, () => new Map<Level, Tally>());
        for (const [level, atLevel] of groupedBy(inTownship, (line) => line.level)) {
          count(entryOf(byLevel, level, nothing), atLevel);
        }
      }
    }
  }
}

/**
 * The lines of a payout person by person, counted while somebody reads them: who comes to the last line leaves the summary
 * to the sheets that want it alone, and those need not read all lines once more.
 */
export class CountedPeople<L extends CountedLine> {
  private counted: PayoutSummary | null = null;

  constructor(private readonly lines: RowSource<L>) {}

  async *read(): AsyncGenerator<L[], PayoutSummary> {
    const summary = new PayoutSummary();
    for await (const person of personsOf(this.lines)) {
      summary.add(person);
      yield person;
    }
    this.counted = summary;
    return summary;
  }

  async summary(): Promise<PayoutSummary> {
    if (this.counted) return this.counted;
    const people = this.read();
    for (;;) {
      const { done, value } = await people.next();
      if (done) return value;
    }
  }
}

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

function nothing(): Tally {
  const byUse = { regular: 0, 'back-pay': 0, 'returned-again': 0 };
  return { people: 0, paidPeople: 0, lineCount: 0, grossFen: 0, nettedFen: 0, netFen: 0, byUse, byFunding: [] };
}

function count(tally: Tally, linesOfOnePerson: readonly CountedLine[]): void {
  const before = tally.netFen;
  for (const { grossFen, nettedFen, netFen, use, funding } of linesOfOnePerson) {
    tally.lineCount += 1;
    tally.grossFen = sumFen([tally.grossFen, grossFen]);
    tally.nettedFen = sumFen([tally.nettedFen, nettedFen]);
    tally.netFen = sumFen([tally.netFen, netFen]);
    tally.byUse[use] = sumFen([tally.byUse[use], grossFen]);
    const parts = fundedFen(
      netFen,
      funding.map(({ share }) => share),
    );
    funding.forEach(({ column }, index) => {
      tally.byFunding[column] = sumFen([tally.byFunding[column] ?? 0, parts[index]!]);
    });
  }
  tally.people += 1;
  if (tally.netFen > before) tally.paidPeople += 1;
}
