import { STAFFING_NAMES, STAFFINGS, type Staffing } from '../../../workers/posts/staffing.js';
import { defaultRegistrationEnd } from '../../../certificates/certificate-rules.js';
import { LEVEL_NAMES } from '../../../certificates/level.js';
import { hasLuhnDigit, isCreditCode } from '../../../common/values/check-digits.js';
import { organizationName, personName } from '../../../common/values/names.js';
import {
  ORGANIZATION_KIND_NAMES,
  ORGANIZATION_KINDS,
  type OrganizationKind,
} from '../../../workers/organizations/organization-kind.js';
import { isBankCode } from '../../../workers/people/bank-code.js';
import { nearestOf, type RegionNames } from './region-names.js';
import type { ImportIssueWords, RosterRow, RowPlace } from '../../roster/roster-rows.js';
import { RowCells, wordKey, type SheetContext } from '../../reading/row-cells.js';
import type { RawRow } from '../../../workbooks/workbook-reader.js';

/** A row in which what is missing or unreadable is null, so that the rest can still be held against other rows. */
export type RosterDraft = RowPlace & { [Field in Exclude<keyof RosterRow, keyof RowPlace>]: RosterRow[Field] | null };

/** Reads one row of 持证社工花名册 and tells what is wrong with it alone. Null for a row without data. */
export function readRosterRow(context: SheetContext, raw: RawRow, regions: RegionNames): RosterDraft | null {
  const cells = new RowCells(context, raw);
  if (cells.isBlank() || cells.isFooter()) return null;
  cells.requireFilled();

  const countyCode = countyOf(cells, regions);
  const registeredOn = cells.date('registeredOn', { month: 'first' });
  const statedEnd = cells.date('registrationEndOn', { month: 'last' });
  const draft: RosterDraft = {
    sheet: context.header.layout.sheet,
    row: raw.row,
    name: nameOf(cells),
    identityNumber: cells.identityNumber('any'),
    phone: phoneOf(cells),
    organizationName: organizationNameOf(cells),
    organizationKind: kindOf(cells),
    registrarCode: registrarOf(cells, regions),
    countyCode,
    townshipCode: townshipOf(cells, regions, countyCode),
    startOn: cells.date('startOn', { month: 'first' }),
    endOn: isServing(cells) ? null : cells.date('endOn', { aside: '在职人员请留空。', month: 'last' }),
    level: cells.level(),
    certificateNo: certificateNoOf(cells),
    approvedOn: cells.date('approvedOn', { month: 'first' }),
    declaredOn: cells.date('declaredOn', { month: 'first' }),
    registeredOn,
    registrationEndOn: statedEnd ?? (registeredOn === null ? null : cells.shared(defaultRegistrationEnd(registeredOn))),
    registrationEndStated: statedEnd !== null,
    bankName: cells.text('bankName', 100),
    bankAccount: accountOf(cells),
    bankCode: bankCodeOf(cells),
    staffing: staffingOf(cells),
    remark: cells.text('remark', 500),
    monthOnly: cells.monthOnly,
  };
  checkCreditCode(cells);
  checkCertificateColumns(cells, draft);
  checkOrderOfDates(cells, draft, context.today, statedEnd);
  return draft;
}

function nameOf(cells: RowCells): string | null {
  const text = cells.text('name', 50);
  if (text === null) return null;
  const name = cells.shared(personName(text));
  if (!/^[\p{Script=Han}\p{Script=Latin}·〇 .'’-]+$/u.test(name) || name.length < 2) {
    cells.issue('name', {
      severity: 'warning',
      code: 'name-odd',
      message: '姓名含有数字、符号、自造字，或只有一个字。',
      suggestion: '请与身份证核对；生僻字请用国家标准字符录入，以免与银行户名不符。',
      value: text,
    });
  }
  return name;
}

function phoneOf(cells: RowCells): string | null {
  const phone = cells.digits('phone', '手机号');
  if (phone !== null && !/^1[3-9]\d{9}$/.test(phone) && !/^0\d{2,3}-?\d{7,8}(-\d{1,6})?$/.test(phone)) {
    cells.issue('phone', {
      severity: 'warning',
      code: 'phone-odd',
      message: `不是 11 位手机号，也不是带区号的固定电话。${phone.endsWith('000') && phone.length > 11 ? '末尾为 000，可能被 Excel 按数值保存过。' : ''}`,
      suggestion: '请核对联系电话。',
      value: phone,
    });
  }
  return phone;
}

function organizationNameOf(cells: RowCells): string | null {
  const text = cells.text('organizationName', 100);
  return text === null ? null : cells.shared(organizationName(text));
}

const KIND_WORDS: ReadonlyMap<string, OrganizationKind> = new Map([
  ...ORGANIZATION_KINDS.flatMap((kind): [string, OrganizationKind][] => [
    [kind, kind],
    [wordKey(ORGANIZATION_KIND_NAMES[kind]), kind],
  ]),
  // As offices write them (domain.md §13).
  ...['社区', '社区居委会', '社区居民委员会', '居委会', '城镇社区'].map((word): [string, OrganizationKind] => [
    word,
    'urban_community',
  ]),
  ...['村委会', '村民委员会', '行政村'].map((word): [string, OrganizationKind] => [word, 'village']),
]);
/** Either of the two; the employer's name says which. */
const VILLAGE_OR_COMMUNITY = new Set(['村居', '村社区', '村社', '村居委会', '村居两委']);

function kindOf(cells: RowCells): OrganizationKind | null {
  const text = cells.text('organizationKind', 40);
  if (text === null) return null;
  const kind = VILLAGE_OR_COMMUNITY.has(wordKey(text))
    ? kindByName(cells.text('organizationName', 100) ?? '')
    : KIND_WORDS.get(wordKey(text));
  if (kind) return kind;
  const names = ORGANIZATION_KINDS.map((it) => ORGANIZATION_KIND_NAMES[it]);
  const nearest = nearestOf(text, names);
  cells.issue('organizationKind', {
    code: 'organization-kind-unknown',
    message: '单位类别无法识别。',
    suggestion: `${nearest === null ? '' : `是否为“${nearest}”？`}请填：${names.join('、')}。`,
    value: text,
  });
  return null;
}

function kindByName(name: string): OrganizationKind | null {
  if (/社区|居委会|居民委员会/.test(name)) return 'urban_community';
  return /村$|村委会|村民委员会/.test(name) ? 'village' : null;
}

function countyOf(cells: RowCells, regions: RegionNames): string | null {
  const text = cells.text('countyCode', 40);
  if (text === null) return null;
  const county = regions.county(text);
  if (county) return county.code;
  const nearest = regions.nearestCounty(text);
  cells.issue('countyCode', {
    code: 'region-unknown',
    message: '所属县（市、区）不在行政区划表中。',
    suggestion: nearest === null ? '请填县（市、区）全称；市直单位填宣城市。' : `是否为“${nearest}”？请填全称。`,
    value: text,
  });
  return null;
}

function townshipOf(cells: RowCells, regions: RegionNames, countyCode: string | null): string | null {
  const text = cells.text('townshipCode', 40);
  if (text === null || countyCode === null) return null;
  const township = regions.township(text, countyCode);
  if (township) return township.code;
  const elsewhere = regions.countiesWith(text);
  if (elsewhere.length > 0) {
    cells.issue('townshipCode', {
      code: 'township-elsewhere',
      message: `该乡镇（街道）属于${elsewhere.join('、')}，与本行的所属县（市、区）不符。`,
      suggestion: '请核对所属县（市、区）与乡镇（街道）。',
      value: text,
    });
    return null;
  }
  const nearest = regions.nearestTownship(text, countyCode);
  cells.issue('townshipCode', {
    code: 'region-unknown',
    message: '乡镇（街道）不在本县（市、区）的行政区划表中。',
    suggestion: nearest === null ? '请填乡镇（街道）全称，或留空。' : `是否为“${nearest}”？请填全称。`,
    value: text,
  });
  return null;
}

function registrarOf(cells: RowCells, regions: RegionNames): string | null {
  const text = cells.text('registrarCode', 40);
  if (text === null) return null;
  const registrar = regions.registrar(text);
  if (registrar) return registrar.code;
  const nearest = regions.nearestCounty(text);
  cells.issue('registrarCode', {
    code: 'region-unknown',
    message: '登记机关应填行政区划名称，此处无法识别。',
    suggestion:
      nearest === null ? '请填登记机关所在的市或县（市、区），如宣城市。' : `是否为“${nearest}”？请只填区划名称。`,
    value: text,
  });
  return null;
}

/** 至今 and the like in 离职日期 say what an empty cell says. */
function isServing(cells: RowCells): boolean {
  const cell = cells.states('endOn') ? cells.cell('endOn') : null;
  return cell?.kind === 'text' && /^(至今|在职|在岗)$/.test(cell.text.trim());
}

function certificateNoOf(cells: RowCells): string | null {
  const text = cells.digits('certificateNo', '证书管理号');
  if (text === null) return null;
  const number = text.toUpperCase();
  if (!/^[0-9A-Z]{6,30}$/.test(number)) {
    cells.issue('certificateNo', {
      severity: 'warning',
      code: 'certificate-no-odd',
      message: '证书管理号不是 6 至 30 位数字或字母。',
      suggestion: '请与证书核对；如证书上确实如此，可不处理。',
      value: text,
    });
  }
  return number;
}

function accountOf(cells: RowCells): string | null {
  const account = cells.digits('bankAccount', '银行账号');
  if (account === null) return null;
  if (!/^[\dA-Za-z][\dA-Za-z-]{6,31}$/.test(account)) {
    cells.issue('bankAccount', {
      severity: 'warning',
      code: 'account-odd',
      message: '银行账号过短、过长，或含有数字、字母、连字符以外的字符。',
      suggestion: '请与银行卡或存折核对。',
      value: account,
    });
  } else if (/^\d{16,19}$/.test(account) && !hasLuhnDigit(account)) {
    cells.issue('bankAccount', {
      severity: 'warning',
      code: 'account-check-digit',
      message: `银行卡号校验位不符。${account.endsWith('000') ? '末三位为 000，很可能被 Excel 按数值保存，后几位已丢失。' : ''}`,
      suggestion: '请与银行卡核对；存折账号或个别银行卡不符合校验规则，核对无误可不处理。',
      value: account,
    });
  }
  return account;
}

function bankCodeOf(cells: RowCells): string | null {
  const code = cells.digits('bankCode', '联行号');
  if (code === null || isBankCode(code)) return code;
  cells.issue('bankCode', {
    code: 'bank-code-malformed',
    message: /^\d{12}$/.test(code) ? '联行号校验位不符。' : '联行号应为 12 位数字。',
    suggestion: '请向开户行核对；不清楚的请清空此单元格。',
    value: code,
  });
  return null;
}

const STAFFING_WORDS: ReadonlyMap<string, Staffing> = new Map([
  ...STAFFINGS.flatMap((staffing): [string, Staffing][] => [
    [staffing, staffing],
    [wordKey(STAFFING_NAMES[staffing]), staffing],
  ]),
  ...(
    [
      ['参照公务员管理', 'civil_service_managed'],
      ['参公管理', 'civil_service_managed'],
      ['事业编', 'public_institution'],
      ['事业单位编制', 'public_institution'],
      ['国有企业', 'state_enterprise'],
      ['编外', 'off_establishment'],
      ['社区专职工作者', 'community_worker'],
      ['专职社区工作者', 'community_worker'],
      ['社区工作者', 'community_worker'],
      ['两委', 'committee_member'],
      ['村两委', 'committee_member'],
      ['居两委', 'committee_member'],
      ['村居两委', 'committee_member'],
      ['社区两委', 'committee_member'],
      ['社会组织', 'organization_contract'],
    ] as const
  ).map(([word, staffing]): [string, Staffing] => [wordKey(word), staffing]),
]);

function staffingOf(cells: RowCells): Staffing | null {
  const text = cells.text('staffing', 40);
  if (text === null) return null;
  const staffing = STAFFING_WORDS.get(wordKey(text));
  if (staffing) return staffing;
  const names = STAFFINGS.map((each) => STAFFING_NAMES[each]);
  const nearest = nearestOf(text, names);
  cells.issue('staffing', {
    code: 'staffing-unknown',
    message: '用工性质无法识别。',
    suggestion: `${nearest === null ? '' : `是否为“${nearest}”？`}请填：${names.join('、')}；不清楚的留空。`,
    value: text,
  });
  return null;
}

function checkCreditCode(cells: RowCells): void {
  const code = cells.text('creditCode', 40)?.toUpperCase();
  if (code === undefined || isCreditCode(code)) return;
  cells.issue('creditCode', {
    severity: 'warning',
    code: 'credit-code-check-digit',
    message: '统一社会信用代码位数或校验码不符（GB 32100）。',
    suggestion: '请与登记证书核对；此列不读入，核对无误可不处理。',
    value: code,
  });
}

/** Certificate columns need a level to belong to, and a registration's end needs its start. */
function checkCertificateColumns(cells: RowCells, draft: RosterDraft): void {
  const stated = ['certificateNo', 'approvedOn', 'declaredOn', 'registeredOn', 'registrationEndOn'].find((field) =>
    cells.states(field),
  );
  if (stated !== undefined && !cells.states('level')) {
    cells.issue('level', {
      code: 'level-missing',
      message: '填写了证书信息，但没有填证书级别。',
      suggestion: `请填 ${Object.values(LEVEL_NAMES).join('、')}；没有证书的人员请清空证书各列。`,
    });
  }
  if (draft.registrationEndOn !== null && !cells.states('registeredOn')) {
    cells.issue('registeredOn', {
      code: 'registration-start-missing',
      message: '填写了登记有效期至，但没有填登记日期。',
      suggestion: '请补填登记日期，或清空登记有效期至。',
    });
  }
}

function checkOrderOfDates(cells: RowCells, draft: RosterDraft, today: string, statedEnd: string | null): void {
  if (draft.startOn !== null && draft.endOn !== null && draft.endOn < draft.startOn) {
    cells.issue('endOn', {
      code: 'leave-before-entry',
      message: `离职日期早于入职日期 ${draft.startOn}。`,
      suggestion: '请核对入职日期和离职日期。',
      value: draft.endOn,
    });
  }
  if (draft.approvedOn !== null && draft.approvedOn > today) {
    cells.issue('approvedOn', {
      code: 'approval-in-future',
      message: `批准日期晚于今天（${today}）。`,
      suggestion: '请按证书核对批准日期。',
      value: draft.approvedOn,
    });
  }
  checkAgainstApproval(draft, draft.approvedOn, (field, words) => cells.issue(field, words));
  if (draft.declaredOn !== null && draft.declaredOn > today) {
    cells.issue('declaredOn', {
      severity: 'warning',
      code: 'declaration-in-future',
      message: `申报日期晚于今天（${today}），到那一天之前不会发放奖励。`,
      suggestion: '请核对申报日期。',
      value: draft.declaredOn,
    });
  }
  if (statedEnd !== null && draft.registeredOn !== null && statedEnd < draft.registeredOn) {
    cells.issue('registrationEndOn', {
      code: 'registration-end-before-start',
      message: `登记有效期至早于登记日期 ${draft.registeredOn}。`,
      suggestion: '请核对登记日期和登记有效期至。',
      value: statedEnd,
    });
  }
}

/** A certificate is declared and registered after it was obtained; `approvedOn` may be stated in another row. */
export function checkAgainstApproval(
  draft: RosterDraft,
  approvedOn: string | null,
  tell: (field: string, words: ImportIssueWords) => void,
): void {
  if (approvedOn === null) return;
  // Of a month alone the plan says what is missing.
  const isOpen = (field: 'declaredOn' | 'registeredOn'): boolean =>
    draft[field]?.slice(0, 7) === approvedOn.slice(0, 7) && (draft.monthOnly?.split(',').includes(field) ?? false);
  if (draft.declaredOn !== null && !isOpen('declaredOn') && draft.declaredOn < approvedOn) {
    tell('declaredOn', {
      code: 'declaration-before-approval',
      message: `申报日期早于批准日期 ${approvedOn}。`,
      suggestion: '请核对批准日期和申报日期。',
      value: draft.declaredOn,
    });
  }
  if (draft.registeredOn !== null && !isOpen('registeredOn') && draft.registeredOn < approvedOn) {
    tell('registeredOn', {
      code: 'registration-before-approval',
      message: `登记日期早于批准日期 ${approvedOn}。`,
      suggestion: '请核对批准日期和登记日期。',
      value: draft.registeredOn,
    });
  }
}
