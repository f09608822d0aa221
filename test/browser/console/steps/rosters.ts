import type { Page } from 'playwright-core';
import { accountOf } from '../../../support/register/people.js';
import { rosterWorkbook, type RosterWorkbook, someone } from '../../../support/roster/roster-workbook.js';

export const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const PLACE = {
  工作单位: '涛城社区居民委员会',
  单位类别: '城市社区',
  '所属县（市、区）': '郎溪县',
  '乡镇（街道）': '涛城镇',
  入职日期: '2019-03-01',
};

/**
 * So many certified and registered people of one community, by `someone` from 1 on.
 *
 * @param wrong cells that are written otherwise, by the person's number
 */
export function communityRoster(people: number, wrong: Record<number, Record<string, string>> = {}): RosterWorkbook {
  const workbook = rosterWorkbook();
  for (let n = 1; n <= people; n++) {
    workbook.certified({
      ...someone(n),
      ...PLACE,
      证书管理号: `2020434180000000${String(n).padStart(2, '0')}`,
      登记有效期至: '2026-11-30',
      开户行: '农业银行郎溪支行',
      银行账号: accountOf(n),
      ...wrong[n],
    });
  }
  return workbook;
}

/** On the page 导入花名册: chooses a file, which is checked at once. */
export async function chooseRoster(page: Page, name: string, workbook: RosterWorkbook): Promise<void> {
  const buffer = await workbook.bytes();
  await page.getByLabel(/花名册.*拖到这里/).setInputFiles({ name, mimeType: SHEET, buffer });
}

export async function importRows(page: Page, count: number): Promise<void> {
  const action = `导入 ${count} 行`;
  await page.getByRole('region', { name: '3 导入' }).getByRole('button', { name: action }).click();
  const dialog = page.getByRole('dialog', { name: '核对后导入' });
  await dialog.getByRole('button', { name: action }).click();
  await page.getByRole('region', { name: '3 导入' }).getByText('已导入“').waitFor();
}
