import type { County } from './two-counties.js';

/** A training of half-days, one of them told, one of them put right, and somebody who was on no list. */
export async function trainByHalfDays(county: County, programmeId: string): Promise<void> {
  const { name } = county.place;
  const plan = ['morning', 'afternoon'].map((part) => ({ heldOn: '2024-03-20', part, hours: 3 }));
  const body = { programmeId, title: `${name}半天班`, place: `${name}党校`, capacity: 5, halfDays: plan };
  const session = await county.do<{ id: string; halfDays: { id: string }[] }>('POST /training/sessions', {
    body: { ...body, completionHours: 3 },
  });
  const params = { id: session.id };
  const [first, second] = session.halfDays;
  const { id: enrolmentId } = await county.do('POST /training/sessions/:id/enrolments', {
    params,
    body: { workerId: county.workers[0]! },
  });
  const person = county.personOf(1);
  const lateComer = { name: person.name, lastFour: person.identityNumber.slice(-4) };
  await county.do('POST /training/sessions/:id/late-comers', { params, body: lateComer });
  const route = 'POST /training/sessions/:id/half-days/:halfDayId/attendance';
  const items = [{ enrolmentId, mark: 'attended' }];
  await county.do(route, { params: { ...params, halfDayId: first!.id }, body: { items } });
  county.setClock('2024-03-20T18:00:00+08:00');
  await county.do(route, { params: { ...params, halfDayId: second!.id }, body: { items } });
  const grid = await county.do<{ items: { marks: { id: string; version: number }[] }[] }>(
    'GET /training/sessions/:id/attendance-grid',
    { params },
  );
  const [mark, other] = grid.items[0]!.marks;
  await county.do('PATCH /training/sessions/:id/half-day-marks/:markId', {
    params: { ...params, markId: other!.id },
    version: other!.version,
    body: { mark: 'excused', reason: '提前离开' },
  });
  await county.do('POST /training/sessions/:id/completions', { params });
  Object.assign(county.things, {
    sessionOfHalfDays: session.id,
    halfDay: first!.id,
    halfDayMark: mark!.id,
    seatOfHalfDays: enrolmentId,
  });
}
