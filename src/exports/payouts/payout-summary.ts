import type { Level } from '../../certificates/level.js';
import { sumFen } from '../../common/values/money.js';
import { groupedBy, personsOf } from './payout-lines.js';
import type { RowSource } from '../sheet.js';

/** The part of a line that totals are made of. */
export interface CountedLine {
  workerId: string;
  countyName: string;
  level: Level;
  amountFen: number;
}

export interface Tally {
  people: number;
  lineCount: number;
  totalFen: number;
}

/** People, lines and money of a payout: in all, by county, and by level within a county, in the order of the lines. */
export class PayoutSummary {
  readonly total = nothing();
  readonly counties = new Map<string, { all: Tally; byLevel: Map<Level, Tally> }>();

  /** @param person all lines of one person */
  add(person: readonly CountedLine[]): void {
    count(this.total, person);
    for (const [countyName, inCounty] of groupedBy(person, (line) => line.countyName)) {
      const county = this.counties.get(countyName) ?? { all: nothing(), byLevel: new Map<Level, Tally>() };
      this.counties.set(countyName, county);
      count(county.all, inCounty);
      for (const [level, atLevel] of groupedBy(inCounty, (line) => line.level)) {
        const tally = county.byLevel.get(level) ?? nothing();
        county.byLevel.set(level, tally);
        count(tally, atLevel);
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

function nothing(): Tally {
  return { people: 0, lineCount: 0, totalFen: 0 };
}

function count(tally: Tally, linesOfOnePerson: readonly CountedLine[]): void {
  tally.people += 1;
  tally.lineCount += linesOfOnePerson.length;
  tally.totalFen = sumFen([tally.totalFen, ...linesOfOnePerson.map((line) => line.amountFen)]);
}
