import { eventTitle, eventWords } from './history-words.js';

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

  it('has a title for every event', () => {
    expect([eventTitle('post.withdraw', 'worker'), eventTitle('payout.unheard-of', 'payout')]).toEqual([
      '作废任职',
      '发放批次变动',
    ]);
  });
});
