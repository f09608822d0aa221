import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { narrowRegion } from '../../auth/access/region-scope.js';
import { Refusal } from '../../common/errors.js';
import { PersonalData } from '../../common/secrets/personal-data.js';
import { sumFen } from '../../common/values/money.js';
import { Clock } from '../../common/values/clock.js';
import { Reading } from '../../database/reading.js';
import { auditedDownload } from '../../exports/audited-download.js';
import { type Download, loggedDownload } from '../../exports/logged-download.js';
import { writeWorkbook } from '../../exports/workbook-writer.js';
import { RegionsService } from '../../regions/regions.service.js';
import { drawLines, type Population, populationOf, type SampleAsked } from './sample-draw.js';
import { evidenceOf } from './sample-evidence.js';
import { sampleSheet } from './sample-sheet.js';
import { type SampledLineResponse, type SampleQuery, type SampleResponse, toSampledLine } from './samples.dto.js';

interface Drawn {
  asked: SampleAsked;
  population: Population;
  lines: SampledLineResponse[];
}

/** 抽查: some of what was paid, drawn by chance that can be repeated, each with all that it rests on. */
@Injectable()
export class SamplesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reading: Reading,
    private readonly personalData: PersonalData,
    private readonly regions: RegionsService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** @throws {Refusal} 400 where the time ends before it begins */
  async sample(caller: Caller, query: SampleQuery): Promise<SampleResponse> {
    authorize(caller, 'integrity.read');
    const { population, lines } = await this.reading.byStatement((tx) => this.draw(tx, caller, query));
    return {
      populationLines: population.lines,
      populationFen: population.fen,
      paidFen: sumFen(lines.map(({ paidFen }) => paidFen)),
      items: lines,
    };
  }

  /** 抽查底稿, to be written on; told of in the log with the seed, so that nobody draws until the lines suit them unseen. */
  async workbook(caller: Caller, query: SampleQuery, reason: string): Promise<Download> {
    authorize(caller, 'integrity.read');
    const preparedOn = this.clock.today();
    const { head, drawn } = await this.reading.byStatement(async (tx) => {
      const made = await this.draw(tx, caller, query);
      return { drawn: made, head: await this.regions.sheetHead(tx, caller, made.asked.regionCode) };
    });
    const { asked, population, lines } = drawn;
    const { regionCode: _narrowed, ...plain } = asked;
    const entry = {
      action: 'integrity.sample',
      objectType: 'region',
      objectId: head.regionCode,
      regionCode: caller.regionCode,
      reason,
      details: { ...plain, populationLines: population.lines, populationFen: population.fen, drawn: lines.length },
    };
    return loggedDownload(
      `${head.regionName}抽查底稿_${preparedOn}.xlsx`,
      auditedDownload(this.dataSource, this.audit, caller, entry),
      (output) => writeWorkbook([sampleSheet({ ...head, preparedOn, asked, population, lines })], output),
    );
  }

  private async draw(tx: EntityManager, caller: Caller, query: SampleQuery): Promise<Drawn> {
    const { from, to, kind, method = 'line', size, seed } = query;
    if (to < from) {
      throw new Refusal('malformed', 'SAMPLE_TIME', '截止日期早于起始日期，请改正。', [
        { field: 'to', code: 'SAMPLE_TIME', message: '不得早于起始日期。' },
      ]);
    }
    const regionCode = await narrowRegion(tx, caller, query.regionCode);
    const asked: SampleAsked = { regionCode, from, to, method, size, seed, ...(kind && { kind }) };
    const population = await populationOf(tx, asked);
    const lines = await evidenceOf(tx, this.personalData, await drawLines(tx, asked));
    return { asked, population, lines: lines.map(toSampledLine) };
  }
}
