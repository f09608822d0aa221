import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { Certificate } from '../../../src/certificates/certificate.entity.js';
import { Registration } from '../../../src/certificates/registrations/registration.entity.js';
import { newId } from '../../../src/common/values/ids.js';
import { bulkInsert } from '../../../src/database/statements/bulk.js';
import { HistoricalPayment } from '../../../src/ledger/historical-payment.entity.js';
import type { Subject } from '../../../src/ledger/subject.js';
import type { Level } from '../../../src/certificates/level.js';
import type { OrganizationKind } from '../../../src/workers/organizations/organization-kind.js';
import { Organization } from '../../../src/workers/organizations/organization.entity.js';
import type { Staffing } from '../../../src/workers/posts/staffing.js';
import { Post } from '../../../src/workers/posts/post.entity.js';
import { Suspension } from '../../../src/workers/suspensions/suspension.entity.js';
import { Worker } from '../../../src/workers/people/worker.entity.js';

export interface OrganizationSpec {
  name?: string;
  kind?: OrganizationKind;
  regionCode: string;
  registrarCode?: string | null;
}

export interface CertificateSpec {
  level?: Level;
  approvedOn?: string;
  declaredOn?: string;
  revokedOn?: string | null;
  void?: boolean;
  /** Pairs of first and last day. */
  registrations?: [string, string][];
}

export interface WorkerSpec {
  name?: string;
  regionCode: string;
  posts?: { at: string; startOn: string; endOn?: string | null; staffing?: Staffing | null }[];
  certificates?: CertificateSpec[];
  suspensions?: { fromMonth: string; toMonth: string | null; reason?: string }[];
  paid?: { subject: Subject; amountFen: number; paidOn: string }[];
}

/**
 * Puts people straight into the tables, past the register's own checks, so that a test can say any history in a few
 * words. Everything a test does not name takes a plain value.
 */
export class RegisterBuilder {
  private readonly organizations: Partial<Organization>[] = [];
  private readonly workers: Partial<Worker>[] = [];
  private readonly posts: Partial<Post>[] = [];
  private readonly certificates: Partial<Certificate>[] = [];
  private readonly registrations: Partial<Registration>[] = [];
  private readonly suspensions: Partial<Suspension>[] = [];
  private readonly payments: Partial<HistoricalPayment>[] = [];
  private count = 0;

  constructor(private readonly dataSource: DataSource) {}

  /** @returns its id */
  organization({ name, kind = 'village', regionCode, registrarCode = null }: OrganizationSpec): string {
    const id = newId();
    this.organizations.push({
      id,
      name: name ?? `单位${id.slice(-8)}`,
      kind,
      regionCode,
      countyCode: regionCode,
      registrarCode,
    });
    return id;
  }

  /** @returns the worker's id and those of the certificates */
  worker(spec: WorkerSpec): { id: string; certificateIds: string[] } {
    const id = newId();
    const n = ++this.count;
    this.workers.push({
      id,
      name: spec.name ?? `社工${n}`,
      identityCipher: randomBytes(32),
      identityHash: randomBytes(32),
      regionCode: spec.regionCode,
    });
    for (const { at, startOn, endOn = null, staffing = null } of spec.posts ?? []) {
      this.posts.push({ id: newId(), workerId: id, organizationId: at, startOn, endOn, staffing });
    }
    for (const each of spec.suspensions ?? []) {
      this.suspensions.push({ id: newId(), workerId: id, reason: '长期请假', ...each });
    }
    for (const payment of spec.paid ?? []) this.payments.push({ id: newId(), workerId: id, ...payment });
    const certificateIds = (spec.certificates ?? []).map((certificate) => this.certificate(id, certificate));
    return { id, certificateIds };
  }

  private certificate(workerId: string, spec: CertificateSpec): string {
    const id = newId();
    const { level = 'junior', approvedOn = '2023-03-10', revokedOn = null, void: isVoid = false } = spec;
    this.certificates.push({
      id,
      workerId,
      level,
      certificateNo: `ZS${id.replaceAll('-', '')}`,
      approvedOn,
      declaredOn: spec.declaredOn ?? approvedOn,
      revokedOn,
      void: isVoid,
    });
    for (const [startOn, endOn] of spec.registrations ?? []) {
      this.registrations.push({ id: newId(), certificateId: id, startOn, endOn });
    }
    return id;
  }

  /** Inserts all that was built since the last time. */
  async save(): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await bulkInsert(tx, Organization, this.organizations.splice(0));
      await bulkInsert(tx, Worker, this.workers.splice(0));
      await bulkInsert(tx, Post, this.posts.splice(0));
      await bulkInsert(tx, Certificate, this.certificates.splice(0));
      await bulkInsert(tx, Registration, this.registrations.splice(0));
      await bulkInsert(tx, Suspension, this.suspensions.splice(0));
      await bulkInsert(tx, HistoricalPayment, this.payments.splice(0));
    });
  }
}
