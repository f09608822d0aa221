import {
  beforeInWords,
  byCounty,
  type Coverage,
  monthBefore,
  pointsOf,
  reportBody,
  reportErrors,
  reportValues,
  type Report,
  type Scheme,
  scored,
  shareInWords,
  type Station,
  stationBody,
  stationErrors,
  stationValues,
} from '../../web/console/stations/station-rules.js';

const REPORT = {
  month: '2024-11',
  caseCount: 3,
  groupCount: 0,
  communityCount: 2,
  visitCount: 14,
  peopleServed: 120,
  remark: null,
} as Report;

const STATION = {
  kind: 'station',
  regionCode: '341802001',
  name: '西林街道社工站',
  foundedOn: '2022-01-01',
  closedOn: null,
  hostName: '西林街道办事处',
  operatorName: null,
  premisesSqm: 120.5,
  address: null,
  contactPhone: '0563-3021234',
  populationServed: 32_500,
  sign: null,
  grade: 'none',
  gradedOn: null,
  stars: null,
  remark: null,
} as Station;

describe('the board of stations', () => {
  it('has counties in the order of their codes, and in each what is lacking first', () => {
    const tile = (stationId: string, countyCode: string, staff: number, reported: boolean): Coverage =>
      ({ stationId, countyCode, countyName: countyCode, staff, reported }) as Coverage;
    const items = [
      tile('whole', '341802', 2, true),
      tile('late', '341802', 2, false),
      tile('empty', '341802', 0, true),
      tile('other', '341800', 1, true),
    ];
    const gap = { code: '341825001', name: '华阳镇', countyCode: '341825', countyName: '绩溪县' };
    const counties = byCounty(items, [gap]);
    expect(counties.map(({ code }) => code)).toEqual(['341800', '341802', '341825']);
    expect(counties[1]!.stations.map(({ stationId }) => stationId)).toEqual(['empty', 'late', 'whole']);
    expect(counties[2]).toMatchObject({ stations: [], gaps: [gap] });
    expect([shareInWords(0.4259), shareInWords(1), shareInWords(null)]).toEqual(['42.6%', '100.0%', '还没有驻站社工']);
  });
});

describe('a month’s report as it is typed', () => {
  it('needs every figure, zero too, and a reason where it was reported before', () => {
    const empty = reportValues(null);
    expect(Object.keys(reportErrors(empty, null))).toHaveLength(5);
    const typed = { ...reportValues(REPORT), visitCount: '２０', groupCount: '0' };
    expect(reportErrors(typed, null)).toEqual({});
    expect(reportErrors(typed, REPORT)).toEqual({ reason: '请说明更正的原因。' });
    expect(reportErrors({ ...typed, caseCount: '三' }, null)).toEqual({ caseCount: '个案请填写数字，没有的填 0。' });
    expect(reportErrors({ ...typed, caseCount: '1000001' }, null)).toHaveProperty('caseCount');
    expect(reportBody(typed)).toMatchObject({ visitCount: 20, groupCount: 0, remark: null });
  });

  it('stands beside the month before', () => {
    expect([monthBefore('2024-11'), monthBefore('2024-01')]).toEqual(['2024-10', '2023-12']);
    expect(beforeInWords(REPORT, '2024-12', 'visitCount', '次')).toBe('2024年11月：14 次');
    expect(beforeInWords(null, '2024-12', 'visitCount', '次')).toBe('2024年11月没有月报。');
  });
});

describe('a station as it is typed', () => {
  it('is sent whole where it is new, and else where it differs', () => {
    const values = stationValues(STATION);
    expect(stationBody(values, STATION)).toEqual({});
    const changed = {
      ...values,
      premisesSqm: '88',
      closedOn: '2024-12-31',
      hostName: '',
      address: '锦城路12号',
      contactPhone: '',
      populationServed: '４0,000',
    };
    expect(stationBody(changed, STATION)).toEqual({
      premisesSqm: 88,
      closedOn: '2024-12-31',
      hostName: null,
      address: '锦城路12号',
      contactPhone: null,
      populationServed: 40_000,
    });
    const fresh = { ...stationValues(null), name: ' 双桥街道社工站 ', regionCode: '341802006', foundedOn: '20240901' };
    expect(stationBody(fresh, null)).toMatchObject({ name: '双桥街道社工站', foundedOn: '2024-09-01', hostName: null });
  });

  it('asks for a reason where what was told right is told otherwise', () => {
    const values = stationValues(STATION);
    expect(stationErrors({ ...values, hostName: '街道' }, STATION)).toEqual({});
    expect(stationErrors({ ...values, name: '新名' }, STATION)).toEqual({ reason: '请说明更正的原因。' });
    const wrong = { ...stationValues(null), foundedOn: '去年', premisesSqm: '很大', stars: '五' };
    expect(Object.keys(stationErrors(wrong, null)).toSorted()).toEqual([
      'foundedOn',
      'name',
      'premisesSqm',
      'regionCode',
      'stars',
    ]);
  });
});

describe('points of an evaluation', () => {
  const scheme = {
    items: [
      { code: 'a', name: '服务', maxPoints: 60 },
      { code: 'b', name: '制度', maxPoints: 40 },
    ],
    grades: [
      { name: '不合格', minPoints: 0 },
      { name: '优秀', minPoints: 90 },
      { name: '合格', minPoints: 60 },
    ],
  } as Scheme;

  it('add up in tenths, and tell the grade once every item has its own', () => {
    expect(scored(scheme, { a: '55.1', b: '' })).toEqual({ total: 55.1, grade: null });
    expect(scored(scheme, { a: '55.1', b: '34.9' })).toEqual({ total: 90, grade: '优秀' });
    expect(scored(scheme, { a: '20', b: '39.9' })).toEqual({ total: 59.9, grade: '不合格' });
    expect([pointsOf('40.1', 40), pointsOf('39.95', 40), pointsOf('３９．９', 40)]).toEqual([null, null, 39.9]);
  });
});
