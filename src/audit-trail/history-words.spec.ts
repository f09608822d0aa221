import { EVENT_TITLES, eventTitle } from '../common/event-titles.js';
import * as words from './history-words.js';

const REGIONS = new Map([
  ['341821', '郎溪县'],
  ['341800', '宣城市'],
]);
type Details = Parameters<typeof words.eventWords>[1];
const eventWords = (action: string, details: Details) => words.eventWords(action, details, REGIONS);
const eventChanges = (action: string, details: Details) => words.eventChanges(action, details, REGIONS);
const eventFacts = (action: string, details: Details) => words.eventFacts(action, details, REGIONS);

describe('an event in words', () => {
  it('tells what was and what is, of something new what it is, of something gone what it was', () => {
    expect(eventWords('post.update', { before: { endOn: null }, after: { endOn: '2024-06-30' } })).toBe(
      '离职日期：（空） → 2024-06-30',
    );
    const made = { level: 'junior', certificateNo: 'GL1', approvedOn: '2023-02-01', revokedOn: null };
    expect(eventWords('certificate.create', { after: made })).toMatch(/：初级；证书管理号：GL1；批准日期：2023-02-01$/);
    expect(eventWords('registration.withdraw', { before: { startOn: '2023-10-01', endOn: '2026-09-30' } })).toBe(
      '登记日期：2023-10-01；登记有效期至：2026-09-30',
    );
  });

  it('leaves out ids, keys and what is no value', () => {
    const after = { organizationId: '01a223f2-00b4-76b8-b766-32c5a5b2fb83', postId: 'x', founded: { name: 'a' } };
    expect(eventWords('post.create', { after })).not.toContain('01a223f2');
    expect(eventWords('payout.create', null)).toBe('');
  });

  it('tells closed lists in words, and leaves out what looks like a code', () => {
    const after = { name: '涛城村', kind: 'urban_community', regionCode: '341821', mode: 'no-such-word' };
    expect(eventWords('organization.create', { after })).toContain('城市社区');
    expect(eventWords('organization.create', { after })).not.toMatch(/[a-z]/);
    expect(eventWords('user.create', { after: { username: 'wangmin', role: 'finance' } })).toMatch(/wangmin.*财务/);
  });

  it('names regions, and one that is no longer in the tree by its code', () => {
    const before = { regionCode: '341821', countyCode: '341821', registrarCode: null };
    const after = { regionCode: '349999', countyCode: '341800', registrarCode: '341800' };
    expect(eventChanges('organization.update', { before, after }).map((each) => [each.before, each.after])).toEqual([
      ['郎溪县', '349999'],
      ['（空）', '宣城市'],
    ]);
    expect(eventFacts('audit.export', { regionCode: '341821' }).map(({ value }) => value)).toEqual(['郎溪县']);
    expect(words.regionCodesOf({ before, after, policyRegionCode: '341802', bankCode: '102100099996' })).toEqual([
      '341802',
      '341821',
      '341821',
      '349999',
      '341800',
      '341800',
    ]);
  });

  it('has a title for every event', () => {
    expect([eventTitle('post.withdraw', 'worker'), eventTitle('payout.unheard-of', 'payout')]).toEqual([
      '作废任职',
      '发放批次变动',
    ]);
  });

  it('has no title twice: whoever looks for one would be shown half of them', () => {
    const titles = Object.values(EVENT_TITLES);
    expect(titles.filter((title, n) => titles.indexOf(title) !== n)).toEqual([]);
  });
});

describe('an event in fields', () => {
  it('holds before and after, null of what is new or gone', () => {
    expect(eventChanges('post.update', { before: { endOn: null }, after: { endOn: '2024-06-30' } })).toEqual([
      { name: '离职日期', before: '（空）', after: '2024-06-30' },
    ]);
    expect(eventChanges('post.create', { after: { startOn: '2024-01-02' } })).toEqual([
      { name: '入职日期', before: null, after: '2024-01-02' },
    ]);
  });

  it('tells counts and plain values that have a name, and no keys', () => {
    const details = {
      mode: 'all',
      counts: { rows: 12, created: 2 },
      fileSha256: 'ab',
      workerId: 'x',
      fromMonth: '2024-01',
    };
    expect(eventFacts('import.apply', details)).toEqual(
      expect.arrayContaining([
        { name: '行数', value: '12' },
        { name: '新增', value: '2' },
      ]),
    );
    expect(JSON.stringify(eventFacts('import.apply', details))).not.toContain('ab');
  });
});
