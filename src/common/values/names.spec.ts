import { organizationName, personName } from './names.js';

describe('names', () => {
  it('takes the alignment spaces out of a Chinese name and keeps those of a Latin one', () => {
    expect(personName(' 张　三 ')).toBe('张三');
    expect(personName('Maria Lopez')).toBe('Maria Lopez');
    expect(personName('张三')).toBe('张三');
  });

  it('writes the dot of minority names in one way', () => {
    expect(personName('阿依古丽•买买提')).toBe('阿依古丽·买买提');
  });

  it('drops characters that nobody sees', () => {
    expect(personName('李\u200b四')).toBe('李四');
  });

  it('gives an organization one spelling, since its name is its key', () => {
    expect(organizationName('宣城市社工服务中心(第１分部)')).toBe('宣城市社工服务中心（第1分部）');
    expect(organizationName('西林街道 社区(本级)')).toBe('西林街道社区（本级）');
  });
});
