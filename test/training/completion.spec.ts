import { setClock, TOWN, TrainingGround } from '../support/places/training.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

describe('a certificate of completion', () => {
  let service: TestService;
  let city: Session;
  let path: string;
  let attendanceId: string;
  beforeAll(async () => {
    service = await openTestService();
    setClock(service, '2024-06-01T10:00:00+08:00');
    const ground = new TrainingGround(service);
    city = await service.as('officer');
    const { id } = await ground.session(city);
    const [enrolmentId] = await ground.enrol(city, id, await ground.people(1, TOWN));
    setClock(service, '2024-06-10T16:00:00+08:00');
    path = `/training/sessions/${id}/attendance`;
    const items = [{ enrolmentId, status: 'present' }];
    await city.post(path, { items }).expect(200);
    const list = (await city.get(path).expect(200)).body as { items: { attendanceId: string }[] };
    attendanceId = list.items[0]!.attendanceId;
  });
  afterAll(() => service.close());

  it('is issued once, after the end, to whoever was there, and anybody can check its number', async () => {
    await city.post(`${path}/${attendanceId}/completion`).expect(422);
    await city.get(`${path}/${attendanceId}/completion.pdf`).expect(404);
    setClock(service, '2024-06-10T17:00:00+08:00');
    const issued = (await city.post(`${path}/${attendanceId}/completion`).expect(200)).body as { number: string };
    expect(issued.number).toMatch(/^JY2024-[0-9A-HJKMNP-TV-Z]{10}$/);
    expect((await city.post(`${path}/${attendanceId}/completion`).expect(200)).body).toEqual(
      expect.objectContaining({ number: issued.number }),
    );
    const pdf = await city.get(`${path}/${attendanceId}/completion.pdf`).buffer(true).expect(200);
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect((pdf.body as Buffer).subarray(0, 8).toString('latin1')).toBe('%PDF-1.7');
    const check = await city.get(`/training/completions/${issued.number}`).set('authorization', '').expect(200);
    expect(check.body).toMatchObject({ valid: true, name: '学*1', hours: 8, completedOn: '2024-06-10' });
    const page = await city.get('/training/completion').set('authorization', '').expect(200);
    expect(page.text).toContain('结业证明查验');
    await city.get('/training/completion/').expect(302).expect('location', '../completion');
    for (const file of ['page.css', 'completion.js', 'base.css']) {
      await city.get(`/training/completion/assets/${file}`).set('authorization', '').expect(200);
    }
    await city.get('/training/completion/assets/index.html').expect(404);
    await city.get('/training/completions/JY2024-0000000000').set('authorization', '').expect(404);
    await (await service.as('officer', '341823')).post(`${path}/${attendanceId}/completion`).expect(404);

    const correction = { status: 'partial', hours: 4, reason: '早退' };
    await city.patch(`${path}/${attendanceId}`, 1, correction).expect(200);
    const revoked = await city.get(`/training/completions/${issued.number}`).expect(200);
    expect(revoked.body).toMatchObject({ valid: false, hours: null });
    await city.get(`${path}/${attendanceId}/completion.pdf`).expect(404);
    await city.post(`${path}/${attendanceId}/completion`).expect(422);
  });
});
