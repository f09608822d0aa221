import { linesOf } from './sheet-style.js';

describe('lines of a wrapped text', () => {
  it('are as many as its characters fill', () => {
    expect([linesOf('工作单位', 8), linesOf('工作单位', 7), linesOf('2024-01', 8), linesOf('甲\n乙', 7)]).toEqual([
      1, 2, 1, 2,
    ]);
  });

  it('never begin with a closing mark nor end with an opening one', () => {
    // 所属县 | （市、 | 区）: by their widths alone two lines would do.
    expect([linesOf('所属县（市、区）', 8.5), linesOf('所属县市的各区', 8.5)]).toEqual([3, 2]);
    expect([linesOf('所属县（市、区）', 10), linesOf('金额（元）', 8)]).toEqual([2, 2]);
  });
});
