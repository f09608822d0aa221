import { A4, bodyOf, LEAST_POINTS, printed, SOFFICE } from '../support/print/printed.js';
import { bytesOf } from '../support/payouts/sent-payout.js';
import { importLedger, ledgerOf } from '../support/places/ledgers.js';
import { createWorker } from '../support/register/people.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const PLACES = ['西林街道', '鳌峰街道', '双桥街道', '济川街道', '澄江街道'];
const STATIONS = 45;

describe('社工站台账, as LibreOffice prints it', () => {
  let service: TestService;
  let county: Session;
  beforeAll(async () => {
    if (!SOFFICE) return;
    service = await openTestService();
    county = await service.as('officer', '341802');
    const here = (n: number) => ({
      '所属县（市、区）': '宣州区',
      '乡镇（街道）': PLACES[n % PLACES.length]!,
      站点名称: `${PLACES[n % PLACES.length]}第${n + 1}社区社会工作服务站`,
    });
    const stations = Array.from({ length: STATIONS }, (_, n) => ({
      类别: n % 4 === 0 ? '社工室' : '社工站',
      ...here(n),
      成立日期: '2021-06-01',
      主办单位: `宣州区${here(n)['乡镇（街道）']}办事处`,
      承接机构: '合肥博爱社会工作发展中心',
      '场地面积（㎡）': 120.25,
      标牌: `${here(n)['乡镇（街道）']}社会工作服务站`,
      特色等级: n % 6 === 0 ? '省级特色' : '市级特色',
      评定日期: '2023-05-01',
      备注: n % 7 === 0 ? '含儿童之家' : null,
    }));
    const contacts = Array.from({ length: STATIONS }, (_, n) => ({
      ...here(n),
      地址: `宣城市宣州区${here(n)['乡镇（街道）']}锦城北路${n + 1}号便民服务中心二楼`,
      联系电话: `0563-30212${String(n + 10)}`,
      '服务人口（人）': 8_000 + n * 300,
    }));
    await importLedger(county, 'stations', await ledgerOf({ 社工站台账: stations, 站点联系方式: contacts }));
    const worker = await createWorker(county, 1);
    const found = (await county.get('/stations?pageSize=1').expect(200)).body as { items: { id: string }[] };
    const stay = { workerId: worker.id, startOn: '2023-01-01' };
    await county.post(`/stations/${found.items[0]!.id}/staff`, stay).expect(201);
  });
  afterAll(() => service?.close());

  it('in 8 points or more on A4, with the title on every page', async () => {
    if (!SOFFICE) {
      console.warn('skipped: no LibreOffice (apt-get install libreoffice-calc-nogui)');
      return;
    }
    const { content } = await bytesOf(county.get('/stations/ledger.xlsx?reason=年度核对').expect(200));
    const pages = await printed(content);
    console.info(`${pages.length} pages, points of the body ${pages.map(bodyOf).join(', ')}`);
    // Stations and contacts take more pages than one each.
    expect(pages.length).toBeGreaterThan(4);
    for (const page of pages) {
      expect(page.sides).toEqual(A4);
      expect(bodyOf(page)).toBeGreaterThanOrEqual(LEAST_POINTS);
      // The title's 18 points, made smaller by as much as the body's 10.
      expect(Math.max(...page.sizes.keys())).toBeCloseTo(1.8 * bodyOf(page), 0);
    }
  });
});
