import { setTimeout } from 'node:timers/promises';
import { meanwhile } from './meanwhile.js';

const after = async (milliseconds: number, work: () => void): Promise<void> => {
  await setTimeout(milliseconds);
  work();
};

describe('work beside a statement', () => {
  it('is done when both are', async () => {
    const ended: string[] = [];
    const statement = after(20, () => ended.push('statement'));
    const answer = await meanwhile(statement, async () => {
      await after(1, () => ended.push('work'));
      return 'worked';
    });
    expect(answer).toBe('worked');
    expect(ended).toEqual(['work', 'statement']);
  });

  it('is waited for when the statement fails, whose error counts', async () => {
    const ended: string[] = [];
    const statement = after(1, () => {
      throw new Error('of the statement');
    });
    const work = () =>
      after(20, () => {
        ended.push('work');
        throw new Error('of the work');
      });
    await expect(meanwhile(statement, work)).rejects.toThrow('of the statement');
    expect(ended).toEqual(['work']);
  });

  it('fails only after the statement has ended', async () => {
    const ended: string[] = [];
    const statement = after(20, () => ended.push('statement'));
    const work = () => Promise.reject(new Error('of the work'));
    await expect(meanwhile(statement, work)).rejects.toThrow('of the work');
    expect(ended).toEqual(['statement']);
  });
});
