import { identityNumberOf } from '../register/people.js';
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
  await pastPayments(county);
  await certificate(county, id);
  // A merge is not asked for while a corrected number waits, so that comes second.
  await doubles(county);
  await identity(county);
  const station = county.things.station;
  const stay = { workerId: id, startOn: '2023-07-01' };
  const staff = await county.do('POST /stations/:id/staff', { params: { id: station }, body: stay });
  const staffParams = { id: station, staffId: staff.id };
  await county.do('POST /stations/:id/staff/:staffId/withdrawal', { params: staffParams, body: reason });
  // As a station's manager finds people, and taken back as well.
  const { name, identityNumber } = county.personOf(3);
  const named = { name, lastFour: identityNumber.slice(-4), startOn: '2023-07-01' };
  const again = await county.do('POST /stations/:id/staff/by-name', { params: { id: station }, body: named });
  const againParams = { id: station, staffId: again.id };
  await county.do('POST /stations/:id/staff/:staffId/withdrawal', { params: againParams, body: reason });
  await entered(county);
}

/** A person, an employer and a station that never were, with what was recorded of the station. */
async function entered(county: County): Promise<void> {
  const reason = { reason: '录入有误' };
  const { name, code: regionCode, town, first } = county.place;
  const person = { name: `${name.slice(0, 1)}误录`, identityNumber: identityNumberOf(first + 60), regionCode };
  const { id: mistaken } = await county.do('POST /workers', { body: person });
  await county.do('POST /workers/:id/withdrawal', { params: { id: mistaken }, body: reason });
  const employer = { name: `${name}误录社区`, kind: 'urban_community', regionCode: town };
  const { id: organization } = await county.do('POST /organizations', { body: employer });
  await county.do('POST /organizations/:id/withdrawal', { params: { id: organization }, body: reason });
  const founding = { kind: 'room', regionCode: town, name: `${name}误录社工室`, foundedOn: '2021-06-01' };
  const { id } = await county.do('POST /stations', { body: founding });
  const counts = { caseCount: 1, groupCount: 1, communityCount: 1, visitCount: 1, peopleServed: 9 };
  const report = { month: '2024-01', ...counts };
  await county.do('POST /stations/:id/reports', { params: { id }, body: report });
  const month = { params: { id, month: '2024-01' }, body: reason };
  await county.do('POST /stations/:id/reports/:month/withdrawal', month);
  const evaluation = { year: 2023, scores: [{ code: 'site', points: 80 }] };
  const { id: evaluationId } = await county.do('POST /stations/:id/evaluations', { params: { id }, body: evaluation });
  const year = { params: { id, evaluationId }, body: reason };
  await county.do('POST /stations/:id/evaluations/:evaluationId/withdrawal', year);
  await county.do('POST /stations/:id/withdrawal', { params: { id }, body: reason });
  await training(county);
}

/** A programme, its exam results and a selection that never were. */
async function training(county: County): Promise<void> {
  const reason = { reason: '录入有误' };
  const { name, code: regionCode } = county.place;
  const programme = { line: 'exam_prep', title: `${name}误录培训`, regionCode, organiser: '民政局' };
  const { id: programmeId } = await county.do('POST /training/programmes', { body: programme });
  const counts = { level: 'senior', examYear: 2022, enrolled: 3, sat: 2, passed: 1 };
  const cohort = await county.do('POST /training/exam-cohorts', { body: { programmeId, regionCode, ...counts } });
  await county.do('POST /training/exam-cohorts/:id/withdrawal', { params: { id: cohort.id }, body: reason });
  const selection = { title: `${name}误录选拔`, regionCode, programmeId, year: 2023, quota: 1 };
  const { id } = await county.do('POST /training/selections', { body: selection });
  const nomination = { params: { id }, body: { workerId: county.workers[0] } };
  const { id: candidateId } = await county.do('POST /training/selections/:id/candidates', nomination);
  const candidate = { params: { id, candidateId }, body: reason };
  await county.do('POST /training/selections/:id/candidates/:candidateId/withdrawal', candidate);
  await county.do('POST /training/selections/:id/withdrawal', { params: { id }, body: reason });
  await county.do('POST /training/programmes/:id/withdrawal', { params: { id: programmeId }, body: reason });
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

/** Refused, taken back and confirmed of one person; of another one waits. */
async function identity(county: County): Promise<void> {
  const id = county.workers[5]!;
  const ask = async (of: string, n: number): Promise<string> => {
    const body = { identityNumber: identityNumberOf(county.place.first + n), reason: '按原件核对' };
    return (await county.do('POST /workers/:id/identity-corrections', { params: { id: of }, body })).id;
  };
  const reason = { reason: '与原件不符' };
  const refused = { params: { id, cid: await ask(id, 40) }, body: reason };
  await county.do('POST /workers/:id/identity-corrections/:cid/refuse', refused, 'reviewer');
  const withdrawn = { params: { id, cid: await ask(id, 41) }, body: reason };
  await county.do('POST /workers/:id/identity-corrections/:cid/withdrawal', withdrawn);
  const confirmed = { params: { id, cid: await ask(id, 42) }, body: { comment: '已看原件' } };
  await county.do('POST /workers/:id/identity-corrections/:cid/confirm', confirmed, 'reviewer');
  county.things.correction = await ask(county.workers[0]!, 43);
}

/** The same of records that are one person. */
async function doubles(county: County): Promise<void> {
  const enter = async (n: number): Promise<string> => {
    const { name: place, code: regionCode, first } = county.place;
    const name = `${place.slice(0, 1)}社工${'壬癸'[n]}`;
    const body = { name, identityNumber: identityNumberOf(first + 50 + n), regionCode };
    return (await county.do('POST /workers', { body })).id;
  };
  const ask = async (id: string, duplicateId: string): Promise<string> => {
    const body = { duplicateId, reason: '同一人两次登记' };
    return (await county.do('POST /workers/:id/merge', { params: { id }, body })).id;
  };
  const [id, double] = [county.workers[5]!, await enter(0)];
  const reason = { reason: '尚未核实' };
  const refused = { params: { id, mid: await ask(id, double) }, body: reason };
  await county.do('POST /workers/:id/merges/:mid/refuse', refused, 'reviewer');
  const withdrawn = { params: { id, mid: await ask(id, double) }, body: reason };
  await county.do('POST /workers/:id/merges/:mid/withdrawal', withdrawn);
  const confirmed = { params: { id, mid: await ask(id, double) }, body: { comment: '已核实' } };
  await county.do('POST /workers/:id/merges/:mid/confirm', confirmed, 'reviewer');
  county.things.double = await enter(1);
  county.things.merge = await ask(county.workers[0]!, county.things.double);
}

async function pastPayments(county: County): Promise<void> {
  const id = county.things.worker;
  const body = { subject: 'stipend:2021-03', amountFen: 10_000, paidOn: '2021-04-01', reason: '补录台账' };
  const made = await county.do('POST /workers/:id/historical-payments', { params: { id }, body });
  const params = { id, paymentId: made.id };
  const reason = { reason: '录入有误' };
  const corrected = { params, version: made.version, body: { amountFen: 12_000, ...reason } };
  const next = await county.do('PATCH /workers/:id/historical-payments/:paymentId', corrected);
  const gone = { params: { id, paymentId: next.id }, body: reason };
  await county.do('POST /workers/:id/historical-payments/:paymentId/withdrawal', gone);
  const again = { ...body, subject: 'stipend:2021-04' };
  const { id: paymentId } = await county.do('POST /workers/:id/historical-payments', { params: { id }, body: again });
  county.things.pastPayment = paymentId;
}
