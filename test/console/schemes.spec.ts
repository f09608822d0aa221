import {
  emptyRow,
  fullPoints,
  type Scheme,
  schemeBody,
  schemeErrors,
  schemeValues,
} from '../../web/console/stations/evaluations/scheme-rules.js';

const SCHEME = {
  regionCode: '341802',
  title: '年度评估办法',
  documentNo: null,
  effectiveFrom: '2024-01-01',
  items: [
    { code: 'item-1', name: '服务成效', maxPoints: 60 },
    { code: 'rules', name: '制度建设', maxPoints: 39.5 },
  ],
  grades: [
    { name: '优秀', minPoints: 90 },
    { name: '不合格', minPoints: 0 },
  ],
} as Scheme;

describe('a scheme as it is typed', () => {
  it('is sent as it was read, and a new item gets a code that is free', () => {
    const values = schemeValues(SCHEME, '341802');
    expect(schemeErrors(values)).toEqual({});
    const { title, documentNo, effectiveFrom, items, grades } = SCHEME;
    expect(schemeBody(values)).toEqual({ title, documentNo, effectiveFrom, items, grades });
    const more = { ...values, items: [...values.items, { code: '', name: ' 档案 ', points: '１０' }] };
    expect(schemeBody(more).items.at(-1)).toEqual({ code: 'item-2', name: '档案', maxPoints: 10 });
    expect(fullPoints(more.items)).toBe(109.5);
  });

  it('names what is missing, row by row', () => {
    const values = { ...schemeValues(null, '341802'), items: [emptyRow(), { code: '', name: '甲', points: '0' }] };
    expect(Object.keys(schemeErrors(values))).toEqual([
      'title',
      'effectiveFrom',
      'items.0.name',
      'items.0.points',
      'items.1.points',
    ]);
    const twice = { ...schemeValues(SCHEME, ''), grades: [...schemeValues(SCHEME, '').grades] };
    twice.items = [...twice.items, { code: '', name: '服务成效', points: '1.55' }];
    expect(schemeErrors(twice)).toEqual({
      'items.2.name': '评分项“服务成效”填写了两次。',
      'items.2.points': '第 3 个评分项的满分请填写数字，最多一位小数。',
    });
  });

  it.each([
    [['90', '60'], '最后一个等次的最低分应为 0，使每个得分都有等次。'],
    [['60', '90', '0'], '等次请按最低分从高到低填写，最低分各不相同。'],
    [['100', '0'], '最高等次的最低分超过了满分 99.5 分。'],
  ])('has grades from the best down to nothing: %p', (lows, message) => {
    const grades = lows.map((points, n) => ({ code: '', name: `等次${n}`, points }));
    expect(schemeErrors({ ...schemeValues(SCHEME, ''), grades })).toEqual({ grades: message });
  });
});
