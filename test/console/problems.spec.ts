import { isUnknown, NoAnswer, Problem, wasDoneBefore } from '../../web/console/api/problem.js';

const refused = (status: number, code: string, isFinal = false): Problem =>
  new Problem({ status, code, detail: '这个提交编号已用于另一次提交。' }, isFinal);

describe('what a page knows of a deed after an answer, or none', () => {
  it.each([
    ['nothing came', new NoAnswer('deed'), true],
    ['something on the way broke off', refused(502, 'HTTP_502'), true],
    ['the same is still being done', refused(409, 'IDEMPOTENCY_KEY_RUNNING'), true],
    ['long work came to nothing', refused(500, 'INTERNAL', true), false],
    ['it was refused', refused(409, 'STATE'), false],
    ['another form of it was done before', refused(422, 'IDEMPOTENCY_KEY_REUSED'), false],
    ['nothing went wrong', null, false],
  ])('where %s', (_, error, isInDoubt) => {
    expect(isUnknown(error)).toBe(isInDoubt);
  });

  it('reads anew where it turns out that something was done before, and tells it in words of people', () => {
    for (const code of ['IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_KEY_DONE']) {
      expect(wasDoneBefore(refused(409, code))).toBe(true);
      expect(refused(409, code).message).not.toContain('编号');
    }
    expect(wasDoneBefore(refused(409, 'IDEMPOTENCY_KEY_RUNNING'))).toBe(false);
  });
});
