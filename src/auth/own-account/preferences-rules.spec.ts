import { mergePreferences, requirePlainPreferences } from './preferences-rules.js';

const view = (query: string, name = '欠学时的人') => ({ list: 'workers', name, query });

describe('preferences', () => {
  it('change by name, and keep what was not sent', () => {
    const before = { largeType: true, columns: [{ list: 'workers', columns: [{ name: 'level' }] }] };
    expect(mergePreferences(before, { columns: [] })).toEqual({ largeType: true, columns: [] });
    expect(mergePreferences(before, { largeType: undefined, dense: true })).toEqual({ ...before, dense: true });
  });

  it.each([
    'regionCode=341821001001&state=notice,approved',
    'asOf=2024-12-31&page=3&organizationId=018f2d5e-1111-7222-8333-123456789012',
    'fromFen=123456789012&q=%E5%BC%A0',
    '%E5%BC',
  ])('may hold the view %s', (query) => {
    expect(() => requirePlainPreferences({ views: [view(query)] })).not.toThrow();
  });

  it.each([
    'q=342501199001011234',
    'q=34250119900101123X',
    'phone=13905631234',
    'q=%31%33905631234',
    'account=6228480402564890018',
  ])('may not hold the view %s', (query) => {
    expect(() => requirePlainPreferences({ views: [view(query)] })).toThrow('PREFERENCES_REFUSED');
  });

  it('are so large at the most', () => {
    const views = Array.from({ length: 9 }, () => view('x'.repeat(1900)));
    expect(() => requirePlainPreferences({ views })).toThrow('个人设置内容过多');
    expect(() => requirePlainPreferences({ views: views.slice(1) })).not.toThrow();
  });
});
