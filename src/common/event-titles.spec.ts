import { EVENT_TITLES, READING_ACTIONS } from './event-titles.js';

/** What begins like this is read, checked or taken along. */
const READING_WORDS = /^(查看完整|查看附件|开始下载|开始打印|开始导出|下载|打印|导出|检查|核验)/;

describe('events of the log', () => {
  it('are readings by their title, or changes', () => {
    const byTitle = Object.entries(EVENT_TITLES).filter(([, title]) => READING_WORDS.test(title));
    expect(byTitle.map(([action]) => action).toSorted()).toEqual([...READING_ACTIONS].toSorted());
  });
});
