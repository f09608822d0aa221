import { A3, A4, bodyOf, LEAST_POINTS, printed, SOFFICE } from '../support/print/printed.js';
import { bytesOf, type PayoutBody, SmallCounty } from '../support/payouts/sent-payout.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

describe('the sheets of a payout, as LibreOffice prints them', () => {
  let service: TestService;
  let county: SmallCounty;
  let payout: PayoutBody;
  beforeAll(async () => {
    if (!SOFFICE) return;
    service = await openTestService('2024-04-01');
    county = await new SmallCounty(service).open(5);
    const draft = await county.draft({ asOf: '2024-03-31', toMonth: '2024-03' });
    payout = await county.send(draft.id, '2024-04-15');
  });
  afterAll(() => service?.close());

  const sheets: [string, (of: SmallCounty) => Session, number[]][] = [
    ['workbook.xlsx', (of) => of.finance, A4],
    ['notice.xlsx', (of) => of.officer, A4],
    ['details.xlsx', (of) => of.officer, A3],
    ['review.xlsx', (of) => of.reviewer, A4],
  ];

  it.each(sheets)('%s: the body in 8 points or more, on paper of its size', async (file, by, paper) => {
    if (!SOFFICE) {
      console.warn('skipped: no LibreOffice (apt-get install libreoffice-calc-nogui)');
      return;
    }
    const { content } = await bytesOf(by(county).get(`/payouts/${payout.id}/${file}`).expect(200));
    const pages = await printed(content);
    const told = pages.map(
      (page) => `${bodyOf(page)} (${Math.min(...page.sizes.keys())} to ${Math.max(...page.sizes.keys())})`,
    );
    console.info(`${file}: ${pages.length} pages, points of the body ${told.join(', ')}`);
    expect(pages.map(({ sides }) => sides)).toEqual(pages.map(() => paper));
    for (const page of pages) expect(bodyOf(page)).toBeGreaterThanOrEqual(LEAST_POINTS);
  });
});
