import type { DataSource } from 'typeorm';
import { makePayable } from '../register/payees.js';
import { stipendPolicy } from '../register/policies.js';
import { RegisterBuilder } from '../register/register.js';
import type { PatientClient } from './patient-client.js';

/** Counties of 宣城, each with a township where its people serve. */
export const COUNTIES = ['341802', '341821', '341823', '341824', '341825', '341881', '341882'] as const;
/** Of each county. */
export const PEOPLE = 12;
export const RATE_FEN = 15_000;
/** The first month that is paid; each later one once. */
export const FIRST_MONTH = '2010-01';
/** 市民政局's course that everybody is sent to. */
const HOURS = 8;

/** People of every county, straight into the tables, whom the policies of {@link openOffice} pay each month. */
export async function fillCounties(dataSource: DataSource): Promise<void> {
  const register = new RegisterBuilder(dataSource);
  for (const regionCode of COUNTIES) {
    const at = register.organization({ regionCode });
    for (let n = 0; n < PEOPLE; n++) {
      register.worker({
        regionCode,
        posts: [{ at, startOn: '2009-01-01' }],
        certificates: [{ approvedOn: '2009-06-10' }],
      });
    }
  }
  await register.save();
  await makePayable(dataSource);
}

/**
 * What the load needs, over HTTP: a policy of each county, and a course whose check-in is open.
 *
 * @param now of the service's clock
 * @returns the course's session
 */
export async function openOffice(client: PatientClient, now: Date): Promise<string> {
  const post = async (who: 'officer' | 'reviewer', path: string, body: object): Promise<string> =>
    (await client.send<{ id: string }>({ who, method: 'POST', path, body })).body.id;
  for (const regionCode of COUNTIES) {
    const rates = { junior: RATE_FEN, intermediate: 2 * RATE_FEN, senior: 3 * RATE_FEN };
    const terms = { regionCode, effectiveFrom: FIRST_MONTH, ratesFen: rates, noticeWorkingDays: 0 };
    const id = await post('officer', '/policies', stipendPolicy(terms));
    await post('reviewer', `/policies/${id}/approve`, {});
  }
  const programme = { line: 'practice', title: '实务能力提升班', regionCode: '341800', organiser: '宣城市民政局' };
  const programmeId = await post('officer', '/training/programmes', programme);
  // Check-in opens an hour before the beginning, and until then people are enrolled.
  const startsAt = new Date(now.getTime() + 55 * 60_000);
  const endsAt = new Date(startsAt.getTime() + HOURS * 3_600_000);
  const session = { programmeId, title: '第一期', startsAt, endsAt, hours: HOURS, place: '市委党校', capacity: 5_000 };
  return post('officer', '/training/sessions', session);
}
