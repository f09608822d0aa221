import ExcelJS from 'exceljs';
import { BANK, type Level, type People } from './register/people.js';

/** People who are not in the register yet, as the workbook that their counties would send. */

const HEADERS = [
  '序号', '姓名', '身份证号', '手机号', '工作单位', '单位类别', '登记机关', '所属县(市、区)', '乡镇(街道)', '入职日期', '离职日期',
  '证书级别', '证书管理号', '批准日期', '申报日期', '登记日期', '登记有效期至', '开户行', '银行账号', '备注',
]; // prettier-ignore
const LEVEL_NAMES: Record<Level, string> = { junior: '初级', intermediate: '中级', senior: '高级' };
const KIND_NAMES: Record<string, string> = {
  city_unit: '市直单位',
  county_unit: '县直单位',
  social_organization: '社会组织',
  urban_community: '城市社区',
  village: '村',
  station: '社工站',
};

export async function writeRoster(path: string, people: People, rows: number): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useSharedStrings: false });
  const sheet = workbook.addWorksheet('持证社工花名册');
  sheet.addRow(HEADERS).commit();
  for (let n = 0; n < rows; n++) sheet.addRow([n + 1, ...rosterCells(people, people.size + n)]).commit();
  sheet.commit();
  await workbook.commit();
}

function rosterCells(people: People, row: number): (string | null)[] {
  const { name, identityNumber, phone, organization, startOn, certificates, account } = people.person(row);
  const employer = people.organizations[organization]!;
  const { kind, county, townshipName, registrarCode } = employer;
  const held = certificates.at(-1);
  const registration = held?.registrations.at(-1);
  return [
    name,
    identityNumber,
    phone,
    employer.name,
    KIND_NAMES[kind]!,
    registrarCode === null ? null : county.region.name,
    county.region.name,
    townshipName,
    startOn,
    null,
    held ? LEVEL_NAMES[held.level] : null,
    held?.number ?? null,
    held?.approvedOn ?? null,
    held?.declaredOn ?? null,
    registration?.startOn ?? null,
    registration?.endOn ?? null,
    BANK,
    account,
    null,
  ];
}
