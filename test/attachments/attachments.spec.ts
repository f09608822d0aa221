import { createHash } from 'node:crypto';
import { connect as connectSocket, type AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import JSZip from 'jszip';
import { readWorker } from '../support/register/people.js';
import { pdfOf, photographAt, pictureWith } from '../support/papers/paper-files.js';
import { bytesOf, type PayoutBody, SmallCounty } from '../support/payouts/sent-payout.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

interface Paper {
  id: string;
  kind: string;
  fileName: string;
  bytes: number;
  sha256: string;
  mayRemove: boolean;
}

const NOWHERE = '01900000-0000-7000-8000-000000000001';
const SLIP = pdfOf('盖章的证明');

describe('papers on what they are about', () => {
  let service: TestService;
  let county: SmallCounty;
  let payout: PayoutBody;
  beforeAll(async () => {
    service = await openTestService('2024-02-20');
    county = new SmallCounty(service);
    county.today('2024-02-19');
    await county.open(4);
    county.today('2024-02-20');
  });
  afterAll(() => service.close());

  const worker = (n: number): string => county.workers[n]!.id;
  const add = (session: Session, objectType: string, objectId: string, file = SLIP, name = '证明.pdf') =>
    session.post('/attachments').field({ objectType, objectId }).attach('file', file, name);
  const keep = async (session: Session, objectType: string, objectId: string, file = SLIP): Promise<Paper> =>
    (await add(session, objectType, objectId, file).expect(201)).body as Paper;
  const list = async (session: Session, objectType: string, objectId: string): Promise<Paper[]> => {
    const answer = await session.get(`/attachments?objectType=${objectType}&objectId=${objectId}`).expect(200);
    return (answer.body as { items: Paper[] }).items;
  };
  const remove = (session: Session, id: string) =>
    session.delete(`/attachments/${id}?reason=${encodeURIComponent('传错了人')}`);

  it('are kept, listed, read as they were and told of in the log', async () => {
    const { officer } = county;
    const kept = await keep(officer, 'worker', worker(0));
    expect(kept).toMatchObject({ kind: 'pdf', fileName: '证明.pdf', bytes: SLIP.length, createdBy: officer.userId });
    expect(kept.sha256).toBe(createHash('sha256').update(SLIP).digest('hex'));
    // The same bytes again are the same paper.
    expect((await keep(officer, 'worker', worker(0))).id).toBe(kept.id);
    expect(await list(officer, 'worker', worker(0))).toMatchObject([
      { id: kept.id, mayRemove: true, createdByName: 'officer 341800' },
    ]);
    const { answer, content } = await bytesOf(officer.get(`/attachments/${kept.id}`));
    expect(content.equals(SLIP)).toBe(true);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    });
    expect(answer.headers['content-disposition']).toContain('attachment;');
    expect(answer.headers['content-disposition']).toContain(encodeURIComponent('证明.pdf'));
    const events: { action: string; details: object }[] = await service.dataSource.query(
      `SELECT action, details FROM audit_events WHERE object_id = $1 AND action LIKE 'attachment.%' ORDER BY at, id`,
      [worker(0)],
    );
    expect(events.map(({ action }) => action)).toEqual(['attachment.add', 'attachment.read']);
    for (const { details } of events) expect(details).toMatchObject({ attachmentId: kept.id, sha256: kept.sha256 });
  });

  it('hang on each kind of object, by whoever keeps papers and sees it', async () => {
    const { officer, finance, reviewer } = county;
    const { certificates, posts } = (await readWorker(officer, worker(1))) as unknown as {
      certificates: { id: string }[];
      posts: { id: string }[];
    };
    const policies = (await officer.get('/policies').expect(200)).body as { items: { id: string }[] };
    payout = await county.draft({ toMonth: '2024-01' });
    for (const [session, type, id] of [
      [officer, 'certificate', certificates[0]!.id],
      [officer, 'post', posts[0]!.id],
      [officer, 'policy', policies.items[0]!.id],
      [officer, 'payout', payout.id],
      [reviewer, 'payout', payout.id],
      [finance, 'payout', payout.id],
    ] as const) {
      const { id: kept } = await keep(session, type, id, pdfOf(`${type} ${session.userId}`));
      expect((await list(session, type, id)).some((each) => each.id === kept)).toBe(true);
      await session.get(`/attachments/${kept}`).expect(200);
    }
    await add(officer, 'claim', NOWHERE).expect(404);
    await add(officer, 'station', NOWHERE).expect(400);
    await add(await service.as('auditor'), 'payout', payout.id).expect(403);
  });

  it.each<[string, Buffer, string, number, string]>([
    ['a program called a document', Buffer.from('MZ\x90\0\x03'), '证明.pdf', 415, 'ATTACHMENT_KIND'],
    ['a drawing with script', Buffer.from('<svg onload="alert(1)"/>'), '照片.png', 415, 'ATTACHMENT_KIND'],
    ['a page', Buffer.from('<html></html>'), '证明.pdf', 415, 'ATTACHMENT_KIND'],
    ['a PDF with script', pdfOf('/S /JavaScript'), '证明.pdf', 422, 'ATTACHMENT_ACTIVE'],
    ['a PDF with a password', pdfOf('/Encrypt 5 0 R'), '证明.pdf', 422, 'ATTACHMENT_ENCRYPTED'],
    ['half a photograph', photographAt('x').subarray(0, -2), '照片.jpg', 415, 'ATTACHMENT_KIND'],
  ])('are not taken: %s', async (_, file, name, status, code) => {
    const answer = await add(county.officer, 'worker', worker(0), file, name).expect(status);
    expect(answer.body).toMatchObject({ code });
    expect(await list(county.officer, 'worker', worker(0))).toHaveLength(1);
  });

  it('are not taken: an archive that unpacks without end, and what is no paper in one', async () => {
    const bomb = new JSZip().file('OFD.xml', '<x/>').file('Doc_0/Res/a.png', Buffer.alloc(20 * 1024 * 1024));
    const file = await bomb.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
    const answer = await add(county.officer, 'worker', worker(0), file, '发票.ofd').expect(422);
    expect(answer.body).toMatchObject({ code: 'ATTACHMENT_UNPACKS' });
  });

  it('lose where a photograph was taken, and what was written into a picture', async () => {
    for (const [file, name, kind] of [
      [photographAt('GPS 30.9407N 118.7587E'), '现场.jpg', 'jpeg'],
      [pictureWith('GPS 30.9407N 118.7587E'), '截图.png', 'png'],
    ] as const) {
      const kept = (await add(county.officer, 'worker', worker(2), file, name).expect(201)).body as Paper;
      expect(kept.kind).toBe(kind);
      const { content } = await bytesOf(county.officer.get(`/attachments/${kept.id}`));
      expect(content.includes('GPS')).toBe(false);
      expect(content.length).toBe(kept.bytes);
    }
  });

  it('are saved under a name that says what they are', async () => {
    const kept = (await add(county.officer, 'worker', worker(2), pdfOf('名'), '../证明.exe').expect(201)).body as Paper;
    const { answer } = await bytesOf(county.officer.get(`/attachments/${kept.id}`));
    expect(answer.headers['content-disposition']).toContain(encodeURIComponent('证明.exe.pdf'));
  });

  it('of more than 10 MB are refused, and of a gigabyte before it is sent', async () => {
    const large = Buffer.concat([pdfOf('大'), Buffer.alloc(10 * 1024 * 1024)]);
    const answer = await add(county.officer, 'worker', worker(0), large).expect(413);
    expect(answer.body).toMatchObject({ code: 'ATTACHMENT_TOO_LARGE' });
    const { status, sent } = await announce(county.officer.token, 1024 * 1024 * 1024);
    expect(status).toBe(413);
    expect(sent).toBeLessThan(2 * 1024 * 1024);
  });

  it('of which nobody says how long they are end with the byte that is too much', async () => {
    // Of this thread alone: other suites run beside it in the same process.
    const before = process.memoryUsage().arrayBuffers;
    const { status } = await announce(county.officer.token, null, 200 * 1024 * 1024);
    expect(status).toBe(413);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(150 * 1024 * 1024);
  });

  /** A form whose file never ends, or that says how long it is. @returns the answer, and how much had gone by then */
  async function announce(
    token: string,
    length: number | null,
    most = Number.POSITIVE_INFINITY,
  ): Promise<{ status: number; sent: number }> {
    const server = service.app.getHttpServer() as Server;
    if (!server.listening) await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const head =
      `--x\r\ncontent-disposition: form-data; name="objectType"\r\n\r\nworker\r\n` +
      `--x\r\ncontent-disposition: form-data; name="objectId"\r\n\r\n${worker(0)}\r\n` +
      `--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7\n`;
    return new Promise((resolve, reject) => {
      const socket = connectSocket(port, '127.0.0.1');
      const piece = Buffer.alloc(64 * 1024);
      let sent = 0;
      let said = '';
      const told = (): void => {
        const status = Number(/^HTTP\/1\.1 (\d+)/.exec(said)?.[1] ?? Number.NaN);
        if (Number.isNaN(status)) return;
        resolve({ status, sent });
        socket.destroy();
      };
      const framed = (bytes: Buffer | string): Buffer => {
        const body = Buffer.from(bytes as string);
        if (length !== null) return body;
        return Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n')]);
      };
      const more = (): void => {
        if (said !== '' || socket.destroyed) return;
        if (sent >= most) return void socket.write(length === null ? '0\r\n\r\n' : '');
        sent += piece.length;
        if (socket.write(framed(piece))) setImmediate(more);
        else socket.once('drain', more);
      };
      socket.on('data', (data) => {
        said += data.toString('latin1');
        told();
      });
      socket.on('error', (error) => (said === '' ? reject(error) : undefined));
      socket.on('connect', () => {
        socket.write(
          `POST /api/v1/attachments HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${token}\r\n` +
            `content-type: multipart/form-data; boundary=x\r\n` +
            (length === null ? 'transfer-encoding: chunked\r\n\r\n' : `content-length: ${length}\r\n\r\n`),
        );
        socket.write(framed(head));
        setTimeout(more, 100);
      });
    });
  }

  it('exist for nobody of another county, in the words of what is nowhere', async () => {
    const theirs = await service.as('officer', '341881');
    const [paper] = await list(county.officer, 'worker', worker(0));
    const { posts } = (await readWorker(county.officer, worker(1))) as unknown as { posts: { id: string }[] };
    const post = posts[0]!.id;
    const words = async (asked: ReturnType<Session['get']>): Promise<unknown> => {
      const { status, body } = (await asked) as { status: number; body: object };
      return { status, ...body, requestId: null };
    };
    for (const [there, nowhere] of [
      [theirs.get(`/attachments/${paper!.id}`), theirs.get(`/attachments/${NOWHERE}`)],
      [remove(theirs, paper!.id), remove(theirs, NOWHERE)],
      [add(theirs, 'worker', worker(0)), add(theirs, 'worker', NOWHERE)],
      [add(theirs, 'payout', payout.id), add(theirs, 'payout', NOWHERE)],
      [add(theirs, 'post', post), add(theirs, 'post', NOWHERE)],
      [
        theirs.get(`/attachments?objectType=payout&objectId=${payout.id}`),
        theirs.get(`/attachments?objectType=payout&objectId=${NOWHERE}`),
      ],
    ] as const) {
      const told = await words(there);
      expect(told).toMatchObject({ status: 404 });
      expect(told).toEqual(await words(nowhere));
    }
    // For a station manager there are papers of the own staff's claims, and no others.
    const manager = await service.as('station_manager', '341821102');
    const toManager = await words(manager.get(`/attachments/${paper!.id}`));
    expect(toManager).toMatchObject({ status: 404 });
    expect(toManager).toEqual(await words(manager.get(`/attachments/${NOWHERE}`)));
    await manager.get(`/attachments?objectType=worker&objectId=${worker(0)}`).expect(404);
  });

  it('are taken away with a reason while nothing was decided; the row stays, the bytes go', async () => {
    const { officer } = county;
    const [paper] = await list(officer, 'worker', worker(0));
    await officer.delete(`/attachments/${paper!.id}`).expect(400);
    await remove(officer, paper!.id).expect(204);
    await remove(officer, paper!.id).expect(404);
    await officer.get(`/attachments/${paper!.id}`).expect(404);
    expect(await list(officer, 'worker', worker(0))).toEqual([]);
    const [row] = await service.dataSource.query<object[]>(
      `SELECT a.removal_reason AS reason, (SELECT count(*)::int FROM attachment_chunks c WHERE c.attachment_id = a.id) AS chunks
       FROM attachments a WHERE a.id = $1`,
      [paper!.id],
    );
    expect(row).toEqual({ reason: '传错了人', chunks: 0 });
    // And may come again.
    await keep(officer, 'worker', worker(0));
  });

  it('stay once others have decided with them at hand', async () => {
    const { officer, finance } = county;
    const before = await list(officer, 'worker', worker(0));
    const policies = (await officer.get('/policies').expect(200)).body as { items: { id: string }[] };
    const policy = policies.items[0]!.id;
    // Approved on the day on which it is asked.
    const [document] = await list(officer, 'policy', policy);
    expect((await remove(officer, document!.id).expect(409)).body).toMatchObject({ code: 'ATTACHMENT_DECIDED_ON' });
    county.today('2024-02-21');
    await county.send(payout.id, '2024-03-05');
    for (const [type, id] of [
      ['worker', worker(0)],
      ['payout', payout.id],
    ] as const) {
      for (const { id: paper, mayRemove } of await list(officer, type, id)) {
        expect(mayRemove).toBe(false);
        expect((await remove(officer, paper).expect(409)).body).toMatchObject({ code: 'ATTACHMENT_DECIDED_ON' });
      }
    }
    expect(before).toHaveLength(1);
    county.today('2024-03-06');
    const later = await keep(finance, 'payout', payout.id, pdfOf('后来的'));
    await remove(finance, later.id).expect(204);
  });

  it('of a bank’s return and of an objection follow their payout', async () => {
    const { officer, finance, reviewer } = county;
    const rows = Buffer.from('姓名,账号,金额,处理结果\n某人,6222000000000001,1.00,成功');
    const path = `/payouts/${payout.id}/bank-returns`;
    await finance.post(path).attach('file', rows, '回单.csv').expect(200);
    const files = (await officer.get(`/payouts/${payout.id}/files`).expect(200)).body as { id: string; kind: string }[];
    const { id } = files.find(({ kind }) => kind === 'bank-return')!;
    const slip = await keep(finance, 'bank-return', id, photographAt('x'));
    const other = files.find(({ kind }) => kind === 'workbook')!;
    await add(finance, 'bank-return', other.id).expect(404);
    await remove(finance, slip.id).expect(204);
    const next = await county.draft({ fromMonth: '2024-02', toMonth: '2024-02' });
    await officer.post(`/payouts/${next.id}/submit`, {}).expect(200);
    await reviewer.post(`/payouts/${next.id}/accept`, {}).expect(200);
    await officer.post(`/payouts/${next.id}/publish`, {}).expect(200);
    const [line] = await county.lines(next.id);
    const raised = { lineId: line!.id, raisedBy: '群众', text: '已离职' };
    const objection = (await officer.post(`/payouts/${next.id}/objections`, raised).expect(201)).body as { id: string };
    const letter = await keep(officer, 'objection', objection.id, photographAt('y'));
    const decision = { decision: 'dismissed', reason: '查无此事' };
    await reviewer.post(`/payouts/${next.id}/objections/${objection.id}/decide`, decision).expect(200);
    await remove(officer, letter.id).expect(409);
  });

  it('of a certificate that is withdrawn are left to the person', async () => {
    const { officer } = county;
    await county.hire(5);
    const { certificates } = (await readWorker(officer, worker(4))) as unknown as { certificates: { id: string }[] };
    county.today('2024-03-07');
    const { id } = await keep(officer, 'certificate', certificates[0]!.id, photographAt('z'));
    expect(await list(officer, 'worker', worker(4))).toEqual([]);
    await officer.post(`/certificates/${certificates[0]!.id}/withdrawal`, { reason: '录错人' }).expect(200);
    expect(await list(officer, 'worker', worker(4))).toMatchObject([{ id }]);
    await bytesOf(officer.get(`/attachments/${id}`));
    const theirs = await service.as('officer', '341881');
    await theirs.get(`/attachments/${id}`).expect(404);
    const refused = await officer.post(`/workers/${worker(4)}/withdrawal`, { reason: '误录' }).expect(409);
    expect((refused.body as { inTheWay: string[] }).inTheWay).toContain('paper');
  });

  it('sent twice at once, or with the same key, are kept once', async () => {
    const { officer } = county;
    const file = pdfOf('同时');
    const sent = await Promise.all([1, 2, 3, 4].map(() => add(officer, 'worker', worker(1), file)));
    expect(new Set(sent.map(({ body }) => (body as Paper).id)).size).toBe(1);
    const keyed = () => add(officer, 'worker', worker(1), pdfOf('有键')).set('idempotency-key', 'papers-1');
    const [first, again] = [await keyed().expect(201), await keyed().expect(201)];
    expect(again.body).toEqual(first.body);
    expect(again.headers['idempotency-replayed']).toBe('true');
  });

  it('are at most fifty on one object', async () => {
    const { officer } = county;
    const there = (await list(officer, 'worker', worker(1))).length;
    for (let n = there; n < 50; n++) await keep(officer, 'worker', worker(1), pdfOf(`第${n}份`));
    const answer = await add(officer, 'worker', worker(1), pdfOf('再来')).expect(409);
    expect(answer.body).toMatchObject({ code: 'ATTACHMENTS_TOO_MANY' });
  });
});
