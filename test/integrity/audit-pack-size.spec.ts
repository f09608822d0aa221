import { Writable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import JSZip from 'jszip';
import type { Caller } from '../../src/auth/access/caller.js';
import { AuditPackService } from '../../src/integrity/audit-pack/audit-pack.service.js';
import { makePayable } from '../support/register/payees.js';
import { putInForce, stipendPolicy } from '../support/register/policies.js';
import { RegisterBuilder } from '../support/register/register.js';
import { PayoutSteps, TO_THE_BANK } from '../support/payouts/payout-steps.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

const LANGXI = '341821';
const PEOPLE = 1_700;
const MEGABYTE = 1024 * 1024;

/** Twenty thousand lines: more than any county pays in a year. */
describe('a large audit pack', () => {
  let service: TestService;
  let id: string;
  let lineCount: number;
  beforeAll(async () => {
    service = await openTestService('2024-12-31');
    await putInForce(service, stipendPolicy({ effectiveFrom: '2024-01', noticeWorkingDays: 0 }));
    const register = new RegisterBuilder(service.dataSource);
    const village = register.organization({ regionCode: '341821100' });
    for (let n = 0; n < PEOPLE; n++) {
      const posts = [{ at: village, startOn: '2022-01-01' }];
      register.worker({ regionCode: LANGXI, posts, certificates: [{ approvedOn: '2023-03-10' }] });
    }
    await register.save();
    await makePayable(service.dataSource);
    const steps = new PayoutSteps(service);
    ({ id } = await steps.create({ kind: 'stipend', regionCode: LANGXI, fromMonth: '2024-01', toMonth: '2024-12' }));
    await steps.take(id, ...TO_THE_BANK);
    ({ lineCount } = (await steps.get(id)) as unknown as { lineCount: number });
  });
  afterAll(() => service.close());

  it('is made while it is read: neither its lines nor its workbook stand in memory whole', async () => {
    expect(lineCount).toBeGreaterThan(20_000);
    const packs = service.app.get(AuditPackService);
    const { userId } = await service.as('finance');
    const caller = { id: userId, role: 'finance', regionCode: '341800', displayName: '财务', stationId: null };
    const pack = await packs.pack(caller as unknown as Caller, id, '年度审计');
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    // What is held, and not what merely waits to be collected.
    const held = (): number => {
      collect();
      const { heapUsed, external } = process.memoryUsage();
      return heapUsed + external;
    };
    const pieces: Buffer[] = [];
    const before = held();
    let [most, bytes, asked] = [0, 0, 0];
    const began = performance.now();
    await pack.writeTo(
      new Writable({
        highWaterMark: 16_384,
        write(piece: Buffer, _encoding, done) {
          pieces.push(Buffer.from(piece));
          bytes += piece.length;
          if (asked++ % 12 === 0) most = Math.max(most, held() - before - bytes);
          setImmediate(done);
        },
      }),
    );
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const zip = await JSZip.loadAsync(Buffer.concat(pieces));
    const lines = await zip.file('lines.jsonl')!.async('nodebuffer');
    const megabytes = (count: number): string => (count / MEGABYTE).toFixed(1);
    console.log(
      `${lineCount} lines, ${megabytes(lines.length)} MB of them, a pack of ${megabytes(bytes)} MB in ${seconds} s, at most ${megabytes(most)} MB held`,
    );
    expect(most).toBeLessThan(16 * MEGABYTE);
    expect(lines.toString('utf8').trim().split('\n')).toHaveLength(lineCount);
    const workbook = await JSZip.loadAsync(await zip.file('audit.xlsx')!.async('nodebuffer'));
    const sheet = await workbook.file('xl/worksheets/sheet2.xml')!.async('string');
    expect([...sheet.matchAll(/<row /g)].length).toBeGreaterThan(lineCount);
  });
});
