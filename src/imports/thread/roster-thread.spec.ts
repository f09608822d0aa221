import { REGIONS } from '../../../test/support/register/regions.js';
import { rosterWorkbook, someone } from '../../../test/support/roster/roster-workbook.js';
import { WorkbookRefused } from '../../workbooks/workbook-errors.js';
import { RosterThread } from './roster-thread.js';

const CONTEXT = { regions: REGIONS, today: '2024-12-31' };

async function phonesOf(thread: RosterThread): Promise<(string | null)[]> {
  const phones: (string | null)[] = [];
  for await (const { lines, unpack } of thread.people(1)) {
    for (const person of lines) phones.push(...unpack(person).roster.map((row) => row.phone));
  }
  return phones;
}

describe('the thread that reads a roster', () => {
  it('hands out all people again to who broke off, as after a transaction that is run again', async () => {
    const workbook = rosterWorkbook();
    const people = Array.from({ length: 6 }, (_, n) => someone(n));
    for (const person of people) workbook.person(person);
    const content = await workbook.bytes();
    const thread = await RosterThread.read(Buffer.from(content), CONTEXT);
    try {
      expect(thread.content.equals(content)).toBe(true);
      for (let round = 0; round < 3; round++) {
        for await (const { lines } of thread.people(1)) if (lines.length > 0) break;
        expect(await phonesOf(thread)).toEqual(people.map((person) => person['手机号']));
      }
    } finally {
      await thread.close();
    }
  });

  it('says why a file is refused, and takes the next', async () => {
    for (let round = 0; round < 5; round++) {
      const refused = RosterThread.read(Buffer.from('no workbook at all'), CONTEXT);
      await expect(refused).rejects.toMatchObject({ code: 'not-a-workbook' } satisfies Partial<WorkbookRefused>);
    }
  });
});
