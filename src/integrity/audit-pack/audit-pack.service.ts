import { createHash } from 'node:crypto';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import JSZip from 'jszip';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { ClaimEvidence } from '../../claims/form/claim-evidence.js';
import { heard } from '../../common/heard.js';
import { Clock } from '../../common/values/clock.js';
import { PersonalData } from '../../common/secrets/personal-data.js';
import { Reading } from '../../database/reading.js';
import type { Payout } from '../../ledger/payouts/payout.entity.js';
import { PayoutSheetSource } from '../../payouts/sheets/payout-sheet-source.js';
import { PayoutSheetsService, type SheetDownload } from '../../payouts/sheets/payout-sheets.service.js';
import { PayoutsService } from '../../payouts/payouts.service.js';
import { AuditPackSource } from './audit-pack-source.js';
import type { ManifestEntry, PackFile } from './pack-file.js';

/** Everything that a payout rests on, in one archive that can be checked without the system. */
@Injectable()
export class AuditPackService {
  constructor(
    private readonly reading: Reading,
    private readonly payouts: PayoutsService,
    private readonly sheets: PayoutSheetsService,
    private readonly clock: Clock,
    private readonly sheetSource: PayoutSheetSource,
    private readonly personalData: PersonalData,
    private readonly evidence: ClaimEvidence,
  ) {}

  /** @throws {Refusal} 404, also for a payout of a region outside the caller's */
  async pack(caller: Caller, id: string, reason: string | null): Promise<SheetDownload> {
    authorize(caller, 'payouts.auditPack');
    const payout = await this.payouts.get(caller, id);
    const { files, events } = await this.reading.byStatement((manager) =>
      new AuditPackSource(manager, this.sheetSource, this.personalData, this.evidence).files(
        payout,
        caller,
        this.clock.today(),
      ),
    );
    const about = { madeAt: this.clock.now().toISOString(), madeBy: caller.displayName, reason, events };
    return this.sheets.logged(caller, payout, `${payout.title}_审计包_${payout.number}.zip`, reason, (output) =>
      writePack(payout, files, about, output),
    );
  }
}

/**
 * Writes the archive file by file as it is read, so that neither the lines nor the archive stand in memory whole. The
 * manifest comes last: by then each file's hash is known.
 */
async function writePack(
  payout: Payout,
  files: readonly PackFile[],
  about: Record<string, unknown>,
  output: Writable,
): Promise<void> {
  const zip = new JSZip();
  const entries: ManifestEntry[] = [];
  for (const { name, content, packed } of files) {
    const compression = packed ? 'STORE' : 'DEFLATE';
    zip.file(name, heard(Readable.from(noted(name, content, entries), { objectMode: false })), { compression });
  }
  const manifest = async function* (): AsyncGenerator<Buffer> {
    await Promise.resolve();
    yield Buffer.from(`${JSON.stringify(manifestOf(payout, entries, about), null, 2)}\n`);
  };
  zip.file('manifest.json', heard(Readable.from(manifest(), { objectMode: false })), { compression: 'DEFLATE' });
  await pipeline(zip.generateNodeStream({ streamFiles: true }), output);
}

async function* noted(name: string, content: PackFile['content'], entries: ManifestEntry[]): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const part of content(entries)) {
    const chunk = Buffer.from(part);
    hash.update(chunk);
    bytes += chunk.length;
    yield chunk;
  }
  entries.push({ name, bytes, sha256: hash.digest('hex') });
}

function manifestOf(payout: Payout, files: readonly ManifestEntry[], about: Record<string, unknown>) {
  const { number, title, kind, regionCode, state, lineCount, payeeCount, totalFen, nettedFen, seal } = payout;
  return {
    ...about,
    payout: { number, title, kind, regionCode, state, lineCount, payeeCount, totalFen, nettedFen },
    seal,
    files,
  };
}
