import type { Response } from 'supertest';
import { identityCheckCharacter } from '../../../src/common/values/identity-number.js';
import type { Session } from '../service/test-service.js';

/**
 * People and employers of the register, made over HTTP with defaults, so that a test names only what it is about. All
 * numbers are made up: the identity prefix 341800 belongs to no county.
 */

/** The `n`th made-up identity number, with its right check character. */
export function identityNumberOf(n: number): string {
  const digits = `34180019${60 + (n % 40)}0101${String(n).padStart(3, '0').slice(-3)}`;
  return digits + identityCheckCharacter(digits);
}

export function phoneOf(n: number): string {
  return `1390000${String(n).padStart(4, '0')}`;
}

export function accountOf(n: number): string {
  return `622848007000000${String(n).padStart(4, '0')}`;
}

export interface OrganizationBody {
  id: string;
  name: string;
  regionCode: string;
  countyCode: string;
  version: number;
}

export interface CertificateBody {
  id: string;
  level: string;
  certificateNo: string;
  approvedOn: string;
  declaredOn: string;
  revokedOn: string | null;
  version: number;
  registrations: { startOn: string; endOn: string }[];
}

/** What tests read of a person's detail. */
export interface WorkerBody {
  id: string;
  name: string;
  identityNumber: string;
  phone: string | null;
  regionCode: string;
  organizationName: string | null;
  certified: boolean;
  level: string | null;
  version: number;
  remark: string | null;
  organizations: OrganizationBody[];
  posts: {
    id: string;
    organization: { id: string; name: string };
    startOn: string;
    endOn: string | null;
    staffing: string | null;
    version: number;
  }[];
  suspensions: { id: string; fromMonth: string; toMonth: string | null; version: number }[];
  certificates: CertificateBody[];
  bankAccount: { bankName: string | null; account: string } | null;
  payments: { source: string; subject: string; amountFen: number; payoutNumber: string | null }[];
}

export function workerRequest(n: number, stated: object = {}): object {
  return {
    name: `社工${String.fromCodePoint(0x4e00 + n)}`,
    identityNumber: identityNumberOf(n),
    phone: phoneOf(n),
    regionCode: '341802',
    bankAccount: { bankName: '农业银行', account: accountOf(n) },
    ...stated,
  };
}

export async function createWorker(session: Session, n: number, stated: object = {}): Promise<WorkerBody> {
  const { body }: { body: WorkerBody } = await session.post('/workers', workerRequest(n, stated)).expect(201);
  return body;
}

export async function readWorker(session: Session, id: string): Promise<WorkerBody> {
  const { body }: { body: WorkerBody } = await session.get(`/workers/${id}`).expect(200);
  return body;
}

export async function createOrganization(session: Session, stated: object = {}): Promise<OrganizationBody> {
  const request = { name: '西林街道社区', kind: 'urban_community', regionCode: '341802001', ...stated };
  const { body }: { body: OrganizationBody } = await session.post('/organizations', request).expect(201);
  return body;
}

export async function createCertificate(
  session: Session,
  workerId: string,
  stated: object = {},
): Promise<CertificateBody> {
  const request = { workerId, level: 'junior', certificateNo: `GL${workerId}`, approvedOn: '2023-09-01', ...stated };
  const { body }: { body: CertificateBody } = await session.post('/certificates', request).expect(201);
  return body;
}

/** The codes of the fields that a refusal names: `field code`. */
export function faults(answer: Response): string[] {
  const { errors = [] }: { errors?: { field: string; code: string }[] } = answer.body;
  return errors.map(({ field, code }) => `${field} ${code}`);
}
