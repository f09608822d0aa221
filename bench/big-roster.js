import ExcelJS from 'exceljs';

/**
 * A roster workbook of any size, the same for the same seed: certified staff of urban communities and villages in the
 * four counties that pay stipends, each with a number of their own. Nobody lives at the place 341800.
 */

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const SURNAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗';
const GIVEN = '芳伟娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平红玉兰英华建国文辉力';
const LEVELS = ['初级', '初级', '初级', '中级', '中级', '高级'];
const HEADERS = [
  '序号', '姓名', '身份证号', '手机号', '工作单位', '单位类别', '登记机关', '所属县(市、区)', '乡镇(街道)', '入职日期', '离职日期',
  '证书级别', '证书管理号', '批准日期', '申报日期', '登记日期', '登记有效期至', '开户行', '银行账号', '备注',
]; // prettier-ignore
const PAYING_COUNTIES = ['341802', '341821', '341823', '341881'];
const PEOPLE_PER_EMPLOYER = 40;

/**
 * @param {string} path
 * @param {number} rows
 * @param {{code: string, name: string, level: string, parentCode: string}[]} regions
 */
export async function writeBigRoster(path, rows, regions) {
  const random = mulberry32(20_241_231);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const counties = regions.filter(({ code }) => PAYING_COUNTIES.includes(code));
  const townships = new Map(counties.map(({ code }) => [code, regions.filter((it) => it.parentCode === code)]));
  const employers = Array.from({ length: Math.ceil(rows / PEOPLE_PER_EMPLOYER) }, (_, n) => {
    const county = pick(counties);
    const township = pick(townships.get(county.code));
    const kind = random() < 0.5 ? '城市社区' : '村';
    return { name: `${township.name}第${n + 1}${kind === '村' ? '村' : '社区'}`, kind, county, township };
  });
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useSharedStrings: false });
  const sheet = workbook.addWorksheet('持证社工花名册');
  sheet.addRow(HEADERS).commit();
  for (let n = 0; n < rows; n++) {
    const employer = pick(employers);
    const day = String(1 + Math.floor(random() * 20)).padStart(2, '0');
    const started = `20${10 + Math.floor(random() * 13)}-0${1 + Math.floor(random() * 9)}-01`;
    sheet
      .addRow([
        n + 1,
        pick([...SURNAMES]) + pick([...GIVEN]) + pick([...GIVEN]),
        identityNumber(n),
        `138${String(n).padStart(8, '0')}`,
        employer.name,
        employer.kind,
        null,
        employer.county.name,
        employer.township.name,
        started,
        null,
        pick(LEVELS),
        `2024113418${String(n).padStart(9, '0')}`,
        `2024-11-${day}`,
        `2024-11-${day}`,
        `2024-11-${day}`,
        '2027-10-31',
        '安徽农村商业银行',
        account(n),
        null,
      ])
      .commit();
  }
  sheet.commit();
  await workbook.commit();
}

function identityNumber(n) {
  const born = new Date(Date.UTC(1965, 0, 1 + Math.floor(n / 900))).toISOString().slice(0, 10).replaceAll('-', '');
  const digits = `341800${born}${String(1 + (n % 900)).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return digits + '10X98765432'[sum % 11];
}

function account(n) {
  const digits = `622848007${String(n).padStart(9, '0')}`;
  const sum = [...digits].reduceRight((total, digit, index) => {
    const value = Number(digit) * ((digits.length - index) % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return digits + String((10 - (sum % 10)) % 10);
}

function mulberry32(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
