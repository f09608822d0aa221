import {
  afterChoice,
  changesOf,
  differing,
  factsIn,
  organizationErrors,
  placeOf,
  valuesOf,
} from '../../web/console/workers/organizations/organization-rules.js';

const FACTS = { name: '某机构', kind: 'social_organization', regionCode: '341821', registrarCode: '341800' };

describe('the form of an employer', () => {
  it('names what is missing', () => {
    expect(Object.keys(organizationErrors(valuesOf(null)))).toEqual(['name', 'kind', 'regionCode']);
    expect(organizationErrors(valuesOf(FACTS))).toEqual({});
  });

  it('sends only what was changed, and no registrar of any other kind', () => {
    expect(changesOf(FACTS, valuesOf(FACTS))).toEqual({});
    expect(changesOf(FACTS, { ...valuesOf(FACTS), name: ' 某中心 ' })).toEqual({ name: '某中心' });
    expect(changesOf(FACTS, { ...valuesOf(FACTS), registrarCode: '' })).toEqual({ registrarCode: null });
    expect(changesOf(FACTS, { ...valuesOf(FACTS), kind: 'village' })).toEqual({ kind: 'village', registrarCode: null });
    expect(factsIn({ ...valuesOf(FACTS), kind: 'village' }).registrarCode).toBeNull();
  });

  it('asks only about what both changed, in words', () => {
    const theirs = { ...FACTS, name: '某协会', kind: 'village', registrarCode: null };
    const typed = { ...valuesOf(FACTS), name: '某中心' };
    const names = new Map([['341800', '宣城市']]);
    expect(differing(FACTS, theirs, typed, (code) => names.get(code)!)).toEqual([
      { name: 'name', label: '单位名称', theirs: '某协会', mine: '某中心' },
      { name: 'kind', label: '单位类别', theirs: '村', mine: null },
      { name: 'registrarCode', label: '登记机关', theirs: '', mine: null },
    ]);
    expect(afterChoice(FACTS, theirs, ['name'])).toEqual({ kind: 'village', registrarCode: '' });
    expect(afterChoice(FACTS, theirs, [])).toEqual({ name: '某协会', kind: 'village', registrarCode: '' });
  });

  it('says a township with its county, and a county once', () => {
    expect(placeOf({ regionName: '涛城镇', countyName: '郎溪县' })).toBe('郎溪县涛城镇');
    expect(placeOf({ regionName: '郎溪县', countyName: '郎溪县' })).toBe('郎溪县');
  });
});
