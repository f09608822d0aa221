import type { County } from './two-counties.js';

/** What was recorded of somebody by mistake, put right and taken back: each route once. */
export async function correct(county: County): Promise<void> {
  const reason = { reason: '录入有误' };
  const id = county.workers[5]!;
  const body = { organizationId: county.things.organization, startOn: '2020-01-01', endOn: '2020-06-30' };
  const post = await county.do('POST /workers/:id/posts', { params: { id }, body });
  const postParams = { id, postId: post.id };
  await county.do('POST /workers/:id/posts/:postId/withdrawal', { params: postParams, body: reason });
  const months = { fromMonth: '2024-01', toMonth: '2024-02', reason: '病假' };
  const suspension = await county.do('POST /workers/:id/suspensions', { params: { id }, body: months });
  const params = { id, suspensionId: suspension.id };
  await county.do('POST /workers/:id/suspensions/:suspensionId/withdrawal', { params, body: reason });
  await county.do('POST /workers/:id/bank-account/withdrawal', { params: { id }, body: reason });
  await certificate(county, id);
  const station = county.things.station;
  const stay = { workerId: id, startOn: '2023-07-01' };
  const staff = await county.do('POST /stations/:id/staff', { params: { id: station }, body: stay });
  const staffParams = { id: station, staffId: staff.id };
  await county.do('POST /stations/:id/staff/:staffId/withdrawal', { params: staffParams, body: reason });
}

async function certificate(county: County, workerId: string): Promise<void> {
  const reason = { reason: '录入有误' };
  const certificateNo = `${county.certificateNo}-X`;
  const body = { workerId, level: 'junior', certificateNo, approvedOn: '2021-04-01', declaredOn: '2023-02-01' };
  const { id } = await county.do('POST /certificates', { body });
  const period = { startOn: '2021-06-01', endOn: '2024-05-31' };
  const registration = await county.do('POST /certificates/:id/registrations', { params: { id }, body: period });
  const params = { id, registrationId: registration.id };
  await county.do('PATCH /certificates/:id/registrations/:registrationId', {
    params,
    version: registration.version,
    body: { startOn: '2021-05-01', ...reason },
  });
  await county.do('POST /certificates/:id/registrations/:registrationId/withdrawal', { params, body: reason });
  const revoked = { revokedOn: '2024-02-01', void: false, reason: '注销' };
  const { version } = await county.do('POST /certificates/:id/revocation', { params: { id }, body: revoked });
  const later = { revokedOn: '2024-03-01', ...reason };
  await county.do('PATCH /certificates/:id/revocation', { params: { id }, version, body: later });
  await county.do('POST /certificates/:id/revocation/withdrawal', { params: { id }, body: reason });
  await county.do('POST /certificates/:id/withdrawal', { params: { id }, body: reason });
}
