import type { PayingPolicies } from '../months/month-only.js';
import type { RegionPaths } from '../../policies/facts/region-view.js';
import { type Dossier, type KnownPost, organizationKey, type RegisterSnapshot } from '../register/register-snapshot.js';
import type { ChangeNames } from '../register/row-changes.js';
import {
  formerNumber,
  personUnknown,
  type PlanRefusal,
  refuse,
  refuseDates,
  targetCertificate,
} from '../register/plan-refusals.js';
import { type RosterRow, type RowPlace, type ServingRow, statesEmployer } from '../roster/roster-rows.js';
import { implausibleEntry, implausibleRegistration } from './plausible-days.js';
import { refuseOverlap, refuseStaffing } from './post-aims.js';

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

/** What keeps a row of a workbook from being taken, asked of the register as the rows before it left it. Pure. */
export class RowRefusals {
  /** By which row of the file each new post came. */
  readonly madeBy = new WeakMap<KnownPost, number>();

  constructor(private readonly context: PlanContext) {}

  employer(row: ServingRow): PlanRefusal | null {
    if (this.context.regionIsOwn(row.countyCode)) return null;
    return refuse(
      row,
      'countyCode',
      'conflicts-with-register',
      '所属县（市、区）不在您的管辖范围内',
      '请只导入本地区的人员，其他地区的请交由当地或市级办理',
    );
  }

  person(
    row: RowPlace & { identityNumber: string; name: string | null },
    dossier: Dossier | undefined,
  ): PlanRefusal | null {
    if (!dossier)
      return formerNumber(
        row,
        this.context.snapshot.formerNumbers.get(this.context.hash('identity', row.identityNumber)),
      );
    if (dossier.worker.mergedInto !== null) return personUnknown(row, dossier.worker.mergedInto);
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
  ownFacts(row: RosterRow, dossier: Dossier | undefined): PlanRefusal | null {
    if (!dossier || dossier.worker.kept || this.servesToday(row, dossier)) return null;
    const { worker, account } = dossier;
    const differing = (['phone', 'bankAccount', 'bankName', 'bankCode', 'remark'] as const).find((field) => {
      const stated = row[field];
      if (stated === null) return false;
      if (field === 'phone') return this.context.hash('phone', stated) !== worker.phoneHash;
      if (field === 'bankAccount') return this.context.hash('account', stated) !== account?.accountHash;
      return stated !== (field === 'remark' ? worker.remark : account?.[field]);
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

  implausible(row: RosterRow, dossier: Dossier | undefined): PlanRefusal[] {
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

  post(row: ServingRow, dossier: Dossier): PlanRefusal | null {
    const organization = this.context.snapshot.organizations.get(organizationKey(row.organizationName, row.countyCode));
    const known = dossier.posts.find(
      (post) => post.organizationId === organization?.id && post.startOn === row.startOn,
    );
    return (
      refuseOverlap(row, dossier, organization?.id, (post) => this.madeBy.get(post)) ??
      (known ? refuseStaffing(row, known) : null)
    );
  }

  certificate(row: RosterRow, dossier: Dossier | undefined): PlanRefusal | null {
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
}
