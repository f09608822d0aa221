import type { Staffing } from '../../workers/posts/staffing.js';
import { newId } from '../../common/values/ids.js';
import { awardSubject, stipendSubject } from '../../ledger/subject.js';
import { TableChanges } from '../register/change-set.js';
import { RowChangeLog } from '../register/row-changes.js';
import {
  type Dossier,
  emptyDossier,
  type KnownAccount,
  type KnownCertificate,
  type KnownOrganization,
  type KnownPayment,
  type KnownPost,
  type KnownRegistration,
  type KnownSuspension,
  type KnownWorker,
  organizationKey,
} from '../register/register-snapshot.js';
import {
  paymentWithdrawn,
  personUnknown,
  type PlanRefusal,
  refuse,
  refuseOtherRevocation,
  targetCertificate,
} from '../register/plan-refusals.js';
import { settleMonths } from '../months/month-settling.js';
import { meantPost, refuseStaffing } from './post-aims.js';
import { type PlanContext, RowRefusals } from './row-refusals.js';
import {
  type HistoricalPaymentRow,
  type RevocationRow,
  type RosterRow,
  type ServingRow,
  statesEmployer,
  type SuspensionRow,
} from '../roster/roster-rows.js';

export type RowOutcome = 'created' | 'updated' | 'unchanged' | PlanRefusal;

/**
 * Works out, row by row, what a workbook changes in the register. Pure but for new ids: it reads the snapshot, changes
 * its rows in memory and remembers which; nothing is written here. A refused row changes nothing.
 */
export class RosterPlan {
  readonly workers: TableChanges<KnownWorker>;
  readonly organizations: TableChanges<KnownOrganization>;
  readonly posts: TableChanges<KnownPost>;
  readonly certificates: TableChanges<KnownCertificate>;
  readonly registrations: TableChanges<KnownRegistration>;
  readonly suspensions: TableChanges<KnownSuspension>;
  readonly accounts: TableChanges<KnownAccount>;
  readonly payments: TableChanges<KnownPayment>;
  /** What is worth a warning in rows that are taken over. */
  readonly warnings: PlanRefusal[] = [];
  private readonly refusals: RowRefusals;

  /** What the row that was taken last made and changed. */
  readonly log: RowChangeLog;

  constructor(private readonly context: PlanContext) {
    this.refusals = new RowRefusals(context);
    const { employers } = context.snapshot;
    const employer = (id: string): string => employers.get(id)?.name ?? '';
    const log = (this.log = new RowChangeLog({ ...context.names, employer }));
    this.workers = new TableChanges(log.of('worker'));
    this.organizations = new TableChanges(log.of('organization'));
    this.posts = new TableChanges(log.of('post'));
    this.certificates = new TableChanges(log.of('certificate'));
    this.registrations = new TableChanges(log.of('registration'));
    this.suspensions = new TableChanges(log.of('suspension'));
    this.accounts = new TableChanges(log.of('bankAccount'));
    this.payments = new TableChanges(log.of('payment'));
  }

  /** Of somebody in the register or in the rows so far. */
  nameOf(identityNumber: string): string {
    return this.find(identityNumber)?.worker.name ?? '';
  }

  /** @param rows all of the person: another row's day can decide whether a month alone is enough */
  rosterRow(stated: RosterRow, rows: readonly RosterRow[] = [stated]): RowOutcome {
    const dossier = this.find(stated.identityNumber);
    const { snapshot, policies, paths, today } = this.context;
    const months = settleMonths(stated, rows, dossier, { policies, paths, today, ...snapshot });
    const { row } = months;
    const odd = this.refusals.implausible(row, dossier);
    const refusal =
      (statesEmployer(row) ? this.refusals.employer(row) : null) ??
      this.refusals.person(row, dossier) ??
      months.refusal ??
      this.refusals.ownFacts(row, dossier) ??
      this.refusals.certificate(row, dossier) ??
      (this.context.isStock ? null : odd[0]);
    if (refusal) return refusal;
    this.warnings.push(...months.warnings, ...odd);
    if (!statesEmployer(row)) return dossier ? this.knownPersonRow(row, dossier) : employerMissing(row);
    const overlap = dossier && this.refusals.post(row, dossier);
    if (overlap) return overlap;
    const person = dossier ?? this.newPerson(row);
    const organization = this.applyOrganization(row);
    return outcome([
      ...(dossier ? [] : ['created' as const]),
      organization.did,
      this.applyPost(row, person, organization.row),
      ...this.applyOwnFacts(row, person),
    ]);
  }

  /** Without employer: the one open post is meant (domain.md §13). */
  private knownPersonRow(row: RosterRow, dossier: Dossier): RowOutcome {
    const { snapshot, regionIsOwn } = this.context;
    const post = meantPost(row, dossier, snapshot.employers, regionIsOwn);
    if (post !== null && 'place' in post) return post;
    const differs = post && refuseStaffing(row, post);
    if (differs) return differs;
    const ended = post !== null && this.posts.change(post, statedOfPost(row));
    return outcome([ended ? 'updated' : 'unchanged', ...this.applyOwnFacts(row, dossier)]);
  }

  suspensionRow(row: SuspensionRow): RowOutcome {
    const dossier = this.find(row.identityNumber);
    // Whoever is outside the importer's region does not exist for them, not even in an error (domain.md §11).
    if (!dossier?.worker.visible) return personUnknown(row, dossier?.worker.mergedInto);
    const refusal = this.refusals.person(row, dossier);
    if (refusal) return refusal;
    const known = dossier.suspensions.find((suspension) => suspension.fromMonth === row.fromMonth);
    if (known) {
      const stated = { toMonth: row.toMonth ?? undefined, reason: row.reason ?? undefined };
      return this.suspensions.change(known, stated) ? 'updated' : 'unchanged';
    }
    const { fromMonth, toMonth } = row;
    const suspension = { id: newId(), workerId: dossier.worker.id, fromMonth, toMonth, reason: row.reason ?? '' };
    dossier.suspensions.push(this.suspensions.insert(suspension));
    return 'created';
  }

  revocationRow(row: RevocationRow): RowOutcome {
    const dossier = this.find(row.identityNumber);
    if (!dossier?.worker.visible) return personUnknown(row, dossier?.worker.mergedInto);
    const refusal = this.refusals.person(row, dossier);
    if (refusal) return refusal;
    const ofLevel = dossier.certificates.filter((candidate) => candidate.level === row.level);
    // A revocation means the latest certificate of the level, of those that there were on its day; the same one again
    // means the certificate that it revoked, also where the next one was obtained on that day. One that was void from the
    // start is meant only where there is no other.
    const certificate =
      ofLevel.find((candidate) => candidate.revokedOn === row.revokedOn) ??
      ofLevel
        .filter((candidate) => candidate.approvedOn <= row.revokedOn)
        .sort((a, b) => Number(a.void) - Number(b.void) || b.approvedOn.localeCompare(a.approvedOn))[0];
    const later = ofLevel[0];
    if (!certificate && later) {
      return refuse(
        row,
        'revokedOn',
        'revocation-before-approval',
        `撤销日期早于批准日期 ${later.approvedOn}`,
        '请核对撤销日期和批准日期',
      );
    }
    if (!certificate) {
      return refuse(
        row,
        'level',
        'certificate-unknown',
        '花名册和系统中都没有此人在该日期之前取得的这一级别证书',
        '请核对身份证号、证书级别和撤销日期',
      );
    }
    const differs = refuseOtherRevocation(row, certificate);
    if (differs) return differs;
    const stated = {
      revokedOn: row.revokedOn,
      void: row.void ?? certificate.void,
      revocationReason: row.reason ?? undefined,
    };
    return this.certificates.change(certificate, stated) ? 'updated' : 'unchanged';
  }

  paymentRow(row: HistoricalPaymentRow): RowOutcome {
    const dossier = this.find(row.identityNumber);
    if (!dossier?.worker.visible) return personUnknown(row, dossier?.worker.mergedInto);
    const refusal = this.refusals.person(row, dossier);
    if (refusal) return refusal;
    if (row.kind === 'award' && !dossier.certificates.some((certificate) => certificate.level === row.level)) {
      return refuse(
        row,
        'level',
        'certificate-unknown',
        '花名册和系统中都没有此人这一级别的证书',
        '请核对身份证号和证书级别',
      );
    }
    const subject = row.kind === 'award' && row.level ? awardSubject(row.level) : stipendSubject(row.month ?? '');
    const known = dossier.payments.filter((payment) => payment.subject === subject && payment.paidOn === row.paidOn);
    const same = known.filter(({ amountFen }) => amountFen === row.amountFen);
    if (same.some(({ withdrawn }) => !withdrawn)) return 'unchanged';
    if (same.length > 0) {
      this.warnings.push(paymentWithdrawn(row));
      return 'unchanged';
    }
    if (known.some(({ withdrawn }) => !withdrawn)) {
      return refuse(
        row,
        'amountFen',
        'conflicts-with-register',
        '系统中已有同一人、同一项目、同一发放日期的历史发放，金额与本行不同',
        '请核对金额；系统中的记录有误的，请在此人的历史发放中更正或作废',
      );
    }
    const { amountFen, paidOn } = row;
    dossier.payments.push(
      this.payments.insert({ id: newId(), workerId: dossier.worker.id, subject, amountFen, paidOn }),
    );
    return 'created';
  }

  /** The certificates of a person, those of the rows taken so far among them. */
  certificatesOf(identityNumber: string): readonly KnownCertificate[] {
    return this.find(identityNumber)?.certificates ?? [];
  }

  private find(identityNumber: string): Dossier | undefined {
    return this.context.snapshot.people.get(this.context.hash('identity', identityNumber));
  }

  private newPerson(row: ServingRow): Dossier {
    const { name, identityNumber, remark } = row;
    const identityHash = this.context.hash('identity', identityNumber);
    const worker = this.workers.insert({
      id: newId(),
      name,
      identityHash,
      identityNumber,
      phoneHash: null,
      regionCode: row.townshipCode ?? row.countyCode,
      remark,
      visible: true,
      mergedInto: null,
      kept: true,
    });
    const dossier = emptyDossier(worker);
    this.context.snapshot.people.set(identityHash, dossier);
    return dossier;
  }

  private applyOwnFacts(row: RosterRow, dossier: Dossier): ('created' | 'updated' | 'unchanged')[] {
    return [
      this.applyPersonal(row, dossier.worker),
      this.applyAccount(row, dossier),
      ...this.applyCertificate(row, dossier),
    ];
  }

  private applyPersonal(row: RosterRow, worker: KnownWorker): 'updated' | 'unchanged' {
    const phoneHash = row.phone === null ? undefined : this.context.hash('phone', row.phone);
    const newPhone = phoneHash !== undefined && phoneHash !== worker.phoneHash;
    const stated = {
      remark: row.remark ?? undefined,
      ...(newPhone && { phoneHash, phone: row.phone ?? undefined }),
    };
    return this.workers.change(worker, stated) ? 'updated' : 'unchanged';
  }

  private applyOrganization(row: ServingRow): { row: KnownOrganization; did: 'created' | 'updated' | 'unchanged' } {
    const { organizations } = this.context.snapshot;
    const key = organizationKey(row.organizationName, row.countyCode);
    const known = organizations.get(key);
    if (known) {
      const stated = {
        kind: row.organizationKind,
        regionCode: row.townshipCode ?? undefined,
        registrarCode: row.registrarCode ?? undefined,
      };
      return { row: known, did: this.organizations.change(known, stated) ? 'updated' : 'unchanged' };
    }
    const organization = this.organizations.insert({
      id: newId(),
      name: row.organizationName,
      kind: row.organizationKind,
      regionCode: row.townshipCode ?? row.countyCode,
      countyCode: row.countyCode,
      registrarCode: row.registrarCode,
    });
    organizations.set(key, organization);
    return { row: organization, did: 'created' };
  }

  private applyPost(
    row: ServingRow,
    dossier: Dossier,
    organization: KnownOrganization,
  ): 'created' | 'updated' | 'unchanged' {
    const known = dossier.posts.find((post) => post.organizationId === organization.id && post.startOn === row.startOn);
    if (known) return this.posts.change(known, statedOfPost(row)) ? 'updated' : 'unchanged';
    const { startOn, endOn, staffing } = row;
    const isLatest = dossier.posts.every((post) => post.startOn <= startOn);
    const { id: organizationId, name, regionCode, countyCode } = organization;
    this.context.snapshot.employers.set(organizationId, { name, regionCode, countyCode });
    const post = this.posts.insert({
      id: newId(),
      workerId: dossier.worker.id,
      organizationId,
      startOn,
      endOn,
      staffing,
    });
    this.refusals.madeBy.set(post, row.row);
    dossier.posts.push(post);
    // A person is registered where they came to last.
    if (isLatest) this.workers.change(dossier.worker, { regionCode: organization.regionCode });
    return 'created';
  }

  private applyAccount(row: RosterRow, dossier: Dossier): 'created' | 'updated' | 'unchanged' {
    const current = dossier.account;
    const accountHash = row.bankAccount === null ? null : this.context.hash('account', row.bankAccount);
    if (row.bankAccount === null || accountHash === null || current?.accountHash === accountHash) {
      const stated = { bankName: row.bankName ?? undefined, bankCode: row.bankCode ?? undefined };
      return current && this.accounts.change(current, stated) ? 'updated' : 'unchanged';
    }
    if (current) this.accounts.change(current, { replacedAt: this.context.now });
    dossier.account = this.accounts.insert({
      id: newId(),
      workerId: dossier.worker.id,
      bankName: row.bankName,
      bankCode: row.bankCode,
      accountHash,
      account: row.bankAccount,
      replacedAt: null,
    });
    if (current) this.log.accountReplaced(current, dossier.account);
    return current ? 'updated' : 'created';
  }

  private applyCertificate(row: RosterRow, dossier: Dossier): ('created' | 'updated' | 'unchanged')[] {
    if (row.level === null) return [];
    const own = dossier.certificates.filter((certificate) => certificate.level === row.level);
    const target = targetCertificate(own, row.certificateNo);
    if (target !== null && target !== 'second') {
      const stated = { approvedOn: row.approvedOn ?? undefined, declaredOn: row.declaredOn ?? undefined };
      const did = this.certificates.change(target, stated) ? 'updated' : 'unchanged';
      return [did, this.applyRegistration(row, dossier, target)];
    }
    const certificate = this.certificates.insert({
      id: newId(),
      workerId: dossier.worker.id,
      level: row.level,
      certificateNo: row.certificateNo ?? '',
      approvedOn: row.approvedOn ?? '',
      declaredOn: row.declaredOn ?? this.context.today,
      revokedOn: null,
      void: false,
      revocationReason: null,
    });
    dossier.certificates.push(certificate);
    this.context.snapshot.certificateHolders.set(certificate.certificateNo, dossier.worker.id);
    return ['created', this.applyRegistration(row, dossier, certificate)];
  }

  private applyRegistration(
    row: RosterRow,
    dossier: Dossier,
    certificate: KnownCertificate,
  ): 'created' | 'updated' | 'unchanged' {
    if (row.registeredOn === null || row.registrationEndOn === null) return 'unchanged';
    const { registeredOn: startOn, registrationEndOn: endOn } = row;
    const known = dossier.registrations.find(
      (registration) => registration.certificateId === certificate.id && registration.startOn === startOn,
    );
    if (known) {
      const stated = { endOn: row.registrationEndStated ? endOn : undefined };
      return this.registrations.change(known, stated) ? 'updated' : 'unchanged';
    }
    const registration = { id: newId(), certificateId: certificate.id, startOn, endOn };
    dossier.registrations.push(this.registrations.insert(registration));
    return 'created';
  }
}

function statedOfPost({ endOn, staffing }: RosterRow): { endOn?: string; staffing?: Staffing } {
  return { endOn: endOn ?? undefined, staffing: staffing ?? undefined };
}

function outcome(parts: readonly ('created' | 'updated' | 'unchanged')[]): 'created' | 'updated' | 'unchanged' {
  if (parts.includes('created')) return 'created';
  return parts.includes('updated') ? 'updated' : 'unchanged';
}

function employerMissing(row: RosterRow): PlanRefusal {
  return refuse(
    row,
    'organizationName',
    'required-cell-empty',
    '系统中没有此人（或其另一行有错误未能导入），新登记的人员须写明单位',
    '请填写工作单位、单位类别、所属县（市、区）和入职日期；已登记的人员请核对身份证号',
  );
}
