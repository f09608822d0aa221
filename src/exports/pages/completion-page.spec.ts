import { type CompletionFacts, completionPage } from './completion-page.js';

const FACTS: CompletionFacts = {
  number: 'JY2024-7KQ4M9ZTXA',
  name: '张小芳',
  identityNumber: '341800199001011234',
  programmeTitle: '实务能力提升班',
  sessionTitle: '第一期',
  from: '2024-06-10',
  to: '2024-06-10',
  hours: 8,
  isWhole: true,
  organiser: '宣城市民政局',
  partner: null,
  issuedAt: new Date('2024-06-11T09:00:00+08:00'),
  checkAddress: null,
};

const textOf = (facts: CompletionFacts): string =>
  completionPage(facts)
    .texts.map(({ text }) => text)
    .join('\n');

describe('the certificate of completion', () => {
  it('says where its number is checked: on the page whose address is known, or by whoever held the training', () => {
    const address = 'https://sgrc.example.cn/api/v1/training/completion';
    expect(textOf({ ...FACTS, checkAddress: address })).toContain(`打开 ${address} 输入编号`);
    expect(textOf(FACTS)).toContain('凭编号向主办单位核对');
  });

  it('says 全程学习 only of somebody who was there for all of it', () => {
    expect(textOf(FACTS)).toContain('全程学习，计继续教育 8 学时');
    expect(textOf({ ...FACTS, isWhole: false })).toContain('，计继续教育 8 学时');
    expect(textOf({ ...FACTS, isWhole: false })).not.toContain('全程');
  });

  it('shows no whole identity number', () => {
    expect(textOf(FACTS)).toContain('341800********1234');
    expect(textOf(FACTS)).not.toContain(FACTS.identityNumber);
  });
});
