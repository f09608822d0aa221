import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { authorize, type Caller } from '../auth/access/caller.js';
import { narrowRegion, regionWithin } from '../auth/access/region-scope.js';
import { Clock } from '../common/values/clock.js';
import { pageOffset } from '../common/http/paging.js';
import { RuleCheck } from '../common/fields/rule-check.js';
import { Conditions } from '../database/statements/conditions.js';
import { Reading } from '../database/reading.js';
import { TRAINING_LINE_NAMES, type TrainingLine } from '../training/programmes/programme.entity.js';
import { type Span, WHOLE } from './counted/counted.js';
import { noFigures, readFigures, readStanding, readTraining } from './figures.js';
import type {
  BreakdownItem,
  BreakdownQuery,
  Figures,
  OverviewQuery,
  OverviewResponse,
  StandingResponse,
  TrainingFigures,
} from './reports.dto.js';

/** What a breakdown by year shows unless asked for more. */
const YEARS = 5;
const MOST_YEARS = 30;

/** Figures of a region, each counted from rows that exist one by one, on one snapshot. */
@Injectable()
export class ReportsService {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  async overview(caller: Caller, query: OverviewQuery): Promise<OverviewResponse> {
    authorize(caller, 'reports.read');
    return this.reading.onSnapshot(async (tx) => {
      const span = await this.span(tx, caller, query);
      const figures = await readFigures(tx, span, 'whole');
      return { regionCode: span.top, from: span.from, to: span.to, ...figures.get(WHOLE)! };
    });
  }

  /** The three figures of the first page, asked for often: none of them is worked out by the rules. */
  async standing(caller: Caller): Promise<StandingResponse> {
    authorize(caller, 'reports.read');
    return this.reading.onSnapshot(async (tx) => {
      const from = `${this.clock.today().slice(0, 4)}-01-01`;
      const span = await this.span(tx, caller, { from });
      const [region] = await tx.query<{ name: string }[]>('SELECT name FROM regions WHERE code = $1', [span.top]);
      const figures = await readStanding(tx, span);
      const pending = await pendingMoney(tx, span.top);
      return { regionCode: span.top, regionName: region?.name ?? '', from, to: span.to, ...figures, ...pending };
    });
  }

  async breakdown(caller: Caller, query: BreakdownQuery): Promise<{ items: BreakdownItem[]; total: number }> {
    authorize(caller, 'reports.read');
    const all = await this.reading.onSnapshot(async (tx) => {
      const span = await this.span(tx, caller, query);
      switch (query.by) {
        case 'county':
          return byCounty(tx, span);
        case 'year':
          return (await this.byYear(tx, span)).map(({ year, figures }) => ({
            key: year,
            name: `${year}年`,
            ...figures,
          }));
        case 'line':
          return named(await readTraining(tx, span, 'line'), (key) => TRAINING_LINE_NAMES[key as TrainingLine]);
        case 'organiser':
          return named(await readTraining(tx, span, 'organiser'), (key) => key);
        case 'programme':
          return byProgramme(tx, span);
        default:
          return unknownBreakdown(query.by);
      }
    });
    return { items: all.slice(pageOffset(query), pageOffset(query) + query.pageSize), total: all.length };
  }

  /** Each year on its own: what happened in it, and what there was at its end (or is today). */
  async byYear(tx: EntityManager, span: Span): Promise<{ year: string; figures: Figures }[]> {
    const last = Number(span.to.slice(0, 4));
    const first = span.from === null ? last - YEARS + 1 : Number(span.from.slice(0, 4));
    new RuleCheck('REPORT_REFUSED')
      .that(last - first < MOST_YEARS, 'from', 'too-many-years', `一次最多统计 ${MOST_YEARS} 年，请缩短起止日期`)
      .done();
    const years: { year: string; figures: Figures }[] = [];
    for (let year = first; year <= last; year++) {
      const from = `${year}-01-01`;
      const to = `${year}-12-31`;
      const within = {
        top: span.top,
        from: span.from !== null && span.from > from ? span.from : from,
        to: span.to < to ? span.to : to,
        dated: span.dated || year < last,
      };
      years.push({ year: String(year), figures: (await readFigures(tx, within, 'whole')).get(WHOLE)! });
    }
    return years;
  }

  async span(tx: EntityManager, caller: Caller, query: OverviewQuery): Promise<Span> {
    const today = this.clock.today();
    const { from = null, to: asked = today } = query;
    new RuleCheck('REPORT_REFUSED')
      .that(from === null || from <= asked, 'from', 'period-reversed', `起始日期不能晚于截止日期 ${asked}`)
      .done();
    // Whoever asks for the whole of a running year means what there is of it.
    const to = asked < today ? asked : today;
    return { top: await narrowRegion(tx, caller, query.regionCode), from, to, dated: to < today };
  }
}

/**
 * What payouts on their way are still to pay. Before the bank a payout knows its own totals; of one that is with it only the lines that the
 * bank has not answered count.
 */
async function pendingMoney(
  tx: EntityManager,
  regionCode: string,
): Promise<Pick<StandingResponse, 'pendingPayouts' | 'pendingFen'>> {
  const where = new Conditions().add(regionWithin('p.region_code'), regionCode);
  const [pending] = await tx.query<[Pick<StandingResponse, 'pendingPayouts' | 'pendingFen'>]>(
    `SELECT count(*)::int AS "pendingPayouts", coalesce(sum(fen), 0)::int8 AS "pendingFen" FROM (
       SELECT CASE p.state WHEN 'sent' THEN (
           SELECT sum(l.amount_fen - l.netted_fen) FROM live_attempts a JOIN payout_lines l ON l.id = a.line_id
           WHERE a.payout_id = p.id)
         ELSE p.total_fen - p.netted_fen END AS fen
       FROM payouts p ${where.where()} AND p.state IN ('draft', 'submitted', 'notice', 'approved', 'sent')) m`,
    where.parameters,
  );
  return pending;
}

/** Every county of the span, those without anything as well, and after them what lies in none. */
export async function byCounty(tx: EntityManager, span: Span): Promise<(Figures & { key: string; name: string })[]> {
  const figures = await readFigures(tx, span, 'county');
  const places: { code: string; name: string; level: string }[] = await tx.query(
    `SELECT code, name, level FROM regions WHERE path @> ARRAY[$1]::text[] AND (level = 'county' OR code = ANY($2))
     ORDER BY level <> 'county', code`,
    [span.top, [...figures.keys()]],
  );
  return places.map(({ code, name, level }) => ({
    key: code,
    name: level === 'city' ? `${name}本级` : name,
    ...(figures.get(code) ?? noFigures()),
  }));
}

function unknownBreakdown(by: never): never {
  throw new Error(`no breakdown by ${String(by)}`);
}

async function byProgramme(tx: EntityManager, span: Span): Promise<BreakdownItem[]> {
  const figures = await readTraining(tx, span, 'programme');
  const rows: { id: string; title: string }[] = await tx.query(
    'SELECT id, title FROM training_programmes WHERE id = ANY($1::uuid[])',
    [figures.map(({ key }) => key)],
  );
  const titles = new Map(rows.map(({ id, title }) => [id, title]));
  return named(figures, (key) => titles.get(key) ?? key);
}

function named(
  figures: readonly (TrainingFigures & { key: string })[],
  nameOf: (key: string) => string,
): BreakdownItem[] {
  return figures.map((item) => ({ ...item, name: nameOf(item.key) }));
}
