import { newId } from '../../common/values/ids.js';
import { awardSubject, stipendSubject } from '../../ledger/subject.js';
import { TableChanges } from '../register/change-set.js';
import { type ChangeNames, RowChangeLog } from '../register/row-changes.js';
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
  type RegisterSnapshot,
} from '../register/register-snapshot.js';
import { personUnknown, type PlanRefusal, refuse, refuseDates, targetCertificate } from '../register/plan-refusals.js';
import type { RegionPaths } from '../../policies/facts/region-view.js';
import type { PayingPolicies } from '../months/month-only.js';
import { settleMonths } from '../months/month-settling.js';
import { implausibleEntry, implausibleRegistration } from './plausible-days.js';
import { meantPost, refuseOverlap } from './post-aims.js';
import {
  type HistoricalPaymentRow,
  type RevocationRow,
  type RosterRow,
  type RowPlace,
  type ServingRow,
  statesEmployer,
  type SuspensionRow,
} from '../roster/roster-rows.js';

export type RowOutcome = 'created' | 'updated' | 'unchanged' | PlanRefusal;

export interface PlanContext {
  snapshot: RegisterSnapshot;
  /** The service's day: a new certificate without 申报日期 is declared on it. */
  today: string;
  now: Date;
  /** Whether the roster is so long that it is a bureau's stock (plausible-days.ts). */
  isStock: boolean;
  /** Whether a county (or the city) lies in the importer's part of the tree. */
  regionIsOwn: (code: string) => boolean;
  hash: (kind: 'identity' | 'phone' | 'account', plain: string) => string;
  /** All that were approved: a month alone may stand only where none of them asks for the day. */
  policies: PayingPolicies;
  paths: RegionPaths;
  /** How changes are told. */
  names: Omit<ChangeNames, 'employer'>;
}

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
  /** By which row of the file each new post came. */
  private readonly madeBy = new WeakMap<KnownPost, number>();

  /** What the row that was taken last made and changed. */
  readonly log: RowChangeLog;

  constructor(private readonly context: PlanContext) {
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
    const odd = this.implausible(row, dossier);
    const refusal =
      (statesEmployer(row) ? this.refuseEmployer(row) : null) ??
      this.refusePerson(row, dossier) ??
      months.refusal ??
      this.refuseOwnFacts(row, dossier) ??
      this.refuseCertificate(row, dossier) ??
      (this.context.isStock ? null : odd[0]);
    if (refusal) return refusal;
    this.warnings.push(...months.warnings, ...odd);
    if (!statesEmployer(row)) return dossier ? this.knownPersonRow(row, dossier) : employerMissing(row);
    const overlap = dossier && this.refusePost(row, dossier);
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
    const ended = post !== null && this.posts.change(post, { endOn: row.endOn ?? undefined });
    return outcome([ended ? 'updated' : 'unchanged', ...this.applyOwnFacts(row, dossier)]);
  }

  suspensionRow(row: SuspensionRow): RowOutcome {
    const dossier = this.find(row.identityNumber);
    // Whoever is outside the importer's region does not exist for them, not even in an error (domain.md §11).
    if (!dossier?.worker.visible) return personUnknown(row);
    const refusal = this.refusePerson(row, dossier);
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
    if (!dossier?.worker.visible) return personUnknown(row);
    const refusal = this.refusePerson(row, dossier);
    if (refusal) return refusal;
    const ofLevel = dossier.certificates.filter((candidate) => candidate.level === row.level);
    // A revocation means the latest certificate of the level, of those that there were on its day; the same one again
    // means the certificate that it revoked, also where the next one was obtained on that day.
    const certificate =
      ofLevel.find((candidate) => candidate.revokedOn === row.revokedOn) ??
      ofLevel
        .filter((candidate) => candidate.approvedOn <= row.revokedOn)
        .sort((a, b) => b.approvedOn.localeCompare(a.approvedOn))[0];
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
    const stated = { revokedOn: row.revokedOn, void: row.void, revocationReason: row.reason ?? undefined };
    return this.certificates.change(certificate, stated) ? 'updated' : 'unchanged';
  }

  paymentRow(row: HistoricalPaymentRow): RowOutcome {
    const dossier = this.find(row.identityNumber);
    if (!dossier?.worker.visible) return personUnknown(row);
    const refusal = this.refusePerson(row, dossier);
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
    const known = dossier.payments.find((payment) => payment.subject === subject && payment.paidOn === row.paidOn);
    if (known) {
      if (known.amountFen === row.amountFen) return 'unchanged';
      return refuse(
        row,
        'amountFen',
        'conflicts-with-register',
        '系统中已有同一人、同一项目、同一发放日期的历史发放，金额与本行不同',
        '请核对金额；若系统中的记录有误，请先撤销当初导入它的批次',
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

  private refuseEmployer(row: ServingRow): PlanRefusal | null {
    if (this.context.regionIsOwn(row.countyCode)) return null;
    return refuse(
      row,
      'countyCode',
      'conflicts-with-register',
      '所属县（市、区）不在您的管辖范围内',
      '请只导入本地区的人员，其他地区的请交由当地或市级办理',
    );
  }

  private refusePerson(row: RowPlace & { name: string | null }, dossier: Dossier | undefined): PlanRefusal | null {
    if (!dossier) return null;
    if (!dossier.worker.visible) {
      return refuse(
        row,
        'identityNumber',
        'conflicts-with-register',
        '该身份证号已由其他地区登记',
        '人员调入本地区的，请联系市级主管部门办理；身份证号填错的，请更正',
      );
    }
    if (row.name === null || row.name === dossier.worker.name) return null;
    return refuse(
      row,
      'name',
      'name-differs-from-register',
      `系统中该身份证号的姓名为“${dossier.worker.name}”，与本行不同`,
      '请核对姓名和身份证号；确已更名的，请先在系统中修改姓名',
    );
  }

  /** A region that somebody has left no longer changes where others reach and pay them. */
  private refuseOwnFacts(row: RosterRow, dossier: Dossier | undefined): PlanRefusal | null {
    if (!dossier || dossier.worker.kept || this.servesToday(row, dossier)) return null;
    const { worker, account } = dossier;
    const differing = (['phone', 'bankAccount', 'bankName', 'remark'] as const).find((field) => {
      const stated = row[field];
      if (stated === null) return false;
      if (field === 'phone') return this.context.hash('phone', stated) !== worker.phoneHash;
      if (field === 'bankAccount') return this.context.hash('account', stated) !== account?.accountHash;
      return stated !== (field === 'remark' ? worker.remark : account?.bankName);
    });
    if (!differing) return null;
    return refuse(
      row,
      differing,
      'conflicts-with-register',
      '此人已转往其他地区，其电话、账户和备注由现登记地维护，与本行不同',
      '请清空此单元格；确需更正的，请联系市局办理',
    );
  }

  /** Whether the row brings the person (back) into the importer's region. */
  private servesToday(row: RosterRow, dossier: Dossier): boolean {
    const { today } = this.context;
    if (!statesEmployer(row)) return false;
    const organization = this.context.snapshot.organizations.get(organizationKey(row.organizationName, row.countyCode));
    const known = dossier.posts.find((it) => it.organizationId === organization?.id && it.startOn === row.startOn);
    const endOn = row.endOn ?? known?.endOn ?? null;
    return row.startOn <= today && (endOn === null || endOn >= today);
  }

  private implausible(row: RosterRow, dossier: Dossier | undefined): PlanRefusal[] {
    const { today, snapshot } = this.context;
    const odd: (PlanRefusal | null)[] = [];
    if (statesEmployer(row)) {
      const organization = snapshot.organizations.get(organizationKey(row.organizationName, row.countyCode));
      const known = dossier?.posts.some((it) => it.organizationId === organization?.id && it.startOn === row.startOn);
      if (!known) odd.push(implausibleEntry(row, today));
    }
    const levels = dossier?.certificates.filter(({ level }) => level === row.level).map(({ id }) => id) ?? [];
    const registered = dossier?.registrations.some(
      (it) => levels.includes(it.certificateId) && it.startOn === row.registeredOn,
    );
    if (!registered) odd.push(implausibleRegistration(row, today));
    return odd.filter((it) => it !== null);
  }

  private refusePost(row: ServingRow, dossier: Dossier): PlanRefusal | null {
    const organization = this.context.snapshot.organizations.get(organizationKey(row.organizationName, row.countyCode));
    return refuseOverlap(row, dossier, organization?.id, (post) => this.madeBy.get(post));
  }

  private refuseCertificate(row: RosterRow, dossier: Dossier | undefined): PlanRefusal | null {
    if (row.level === null) return null;
    const { certificateNo } = row;
    const holder = certificateNo === null ? undefined : this.context.snapshot.certificateHolders.get(certificateNo);
    const own = dossier?.certificates.filter((certificate) => certificate.level === row.level) ?? [];
    const elsewhere = dossier?.certificates.some(
      (certificate) => certificate.certificateNo === certificateNo && certificate.level !== row.level,
    );
    if ((holder !== undefined && holder !== dossier?.worker.id) || elsewhere) {
      return refuse(
        row,
        'certificateNo',
        'conflicts-with-register',
        '该证书管理号在系统中已属于另一人或另一级别的证书',
        '请核对证书管理号',
      );
    }
    const target = targetCertificate(own, certificateNo);
    if (target === 'second') {
      return refuse(
        row,
        'certificateNo',
        'two-certificates-at-level',
        '此人在系统中已有该级别的有效证书，证书管理号与本行不同',
        '请核对证书管理号；原证书已撤销的，请先登记撤销（“证书撤销”表）',
      );
    }
    if (target === null && (certificateNo === null || row.approvedOn === null)) {
      return refuse(
        row,
        certificateNo === null ? 'certificateNo' : 'approvedOn',
        'certificate-incomplete',
        '系统中没有此证书，新证书须同时填写证书管理号和批准日期',
        '请补填证书管理号和批准日期',
      );
    }
    return target ? refuseDates(row, target, dossier?.registrations ?? []) : null;
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
    if (known) return this.posts.change(known, { endOn: row.endOn ?? undefined }) ? 'updated' : 'unchanged';
    const { startOn, endOn } = row;
    const isLatest = dossier.posts.every((post) => post.startOn <= startOn);
    const { id: organizationId, name, regionCode, countyCode } = organization;
    this.context.snapshot.employers.set(organizationId, { name, regionCode, countyCode });
    const post = this.posts.insert({ id: newId(), workerId: dossier.worker.id, organizationId, startOn, endOn });
    this.madeBy.set(post, row.row);
    dossier.posts.push(post);
    // A person is registered where they came to last.
    if (isLatest) this.workers.change(dossier.worker, { regionCode: organization.regionCode });
    return 'created';
  }

  private applyAccount(row: RosterRow, dossier: Dossier): 'created' | 'updated' | 'unchanged' {
    const current = dossier.account;
    if (row.bankAccount === null) {
      if (!current || row.bankName === null) return 'unchanged';
      return this.accounts.change(current, { bankName: row.bankName }) ? 'updated' : 'unchanged';
    }
    const accountHash = this.context.hash('account', row.bankAccount);
    if (current?.accountHash === accountHash) {
      return this.accounts.change(current, { bankName: row.bankName ?? undefined }) ? 'updated' : 'unchanged';
    }
    if (current) this.accounts.change(current, { replacedAt: this.context.now });
    dossier.account = this.accounts.insert({
      id: newId(),
      workerId: dossier.worker.id,
      bankName: row.bankName,
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
