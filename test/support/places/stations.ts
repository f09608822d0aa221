import request from 'supertest';
import { ADMIN_PASSWORD } from '../service/test-config.js';
import { type Session, sessionAt, type TestService } from '../service/test-service.js';

/** Stations, made over HTTP with defaults, so that a test names only what it is about. */

/** What tests read of a station. */
export interface StationBody {
  id: string;
  kind: string;
  regionCode: string;
  regionName: string;
  name: string;
  grade: string;
  stars: number | null;
  closedOn: string | null;
  managerUserId: string | null;
  staffCount: number;
  version: number;
}

let count = 0;

/** A station of 西林街道 in 宣州区 unless stated. */
export async function createStation(session: Session, stated: object = {}): Promise<StationBody> {
  const founding = {
    kind: 'station',
    regionCode: '341802001',
    name: `西林街道社会工作服务站${++count}号`,
    foundedOn: '2021-06-01',
    ...stated,
  };
  const { body }: { body: StationBody } = await session.post('/stations', founding).expect(201);
  return body;
}

/** The account of a station's manager, signed in. */
export async function signInManager(
  service: TestService,
  stationId: string | null,
  regionCode: string,
): Promise<Session> {
  const admin = await service.admin();
  const username = `manager${++count}`;
  const password = `${ADMIN_PASSWORD}-3`;
  const role = 'station_manager';
  const account = { username, password, displayName: '张站长', role, regionCode, stationId, mustChangePassword: false };
  await admin.post('/users', account).expect(201);
  const server = service.app.getHttpServer() as Parameters<typeof request>[0];
  const answer = await request(server).post('/api/v1/auth/login').send({ username, password }).expect(200);
  const { accessToken, user } = answer.body as { accessToken: string; user: { id: string } };
  return sessionAt(service, { token: accessToken, userId: user.id });
}

/** A county's scheme of evaluation, in force for as long as anything here goes back. */
export function scheme(regionCode: string) {
  return {
    regionCode,
    title: '社工站年度评估办法',
    documentNo: null,
    effectiveFrom: '2020-01-01',
    items: [
      { code: 'service', name: '服务成效', maxPoints: 60 },
      { code: 'rules', name: '制度建设', maxPoints: 40 },
    ],
    grades: [
      { name: '优秀', minPoints: 90 },
      { name: '合格', minPoints: 60 },
      { name: '不合格', minPoints: 0 },
    ],
  };
}
