import type { ExplainedSheetLine, PayoutSheetInput } from '../../../src/exports/payouts/payout-sheet.js';
import type { SheetSettings } from '../../../src/exports/payouts/payout-signing.js';

/** A region that set nothing but its name. */
export const SETTINGS: SheetSettings = {
  departmentName: '民政局',
  signatories: null,
  fundingSource: null,
  documentNo: null,
  budgetSubject: null,
  contactPhone: null,
  objectionPhone: null,
};

/** One month at 200 yuan; what the bank pays follows from what is due and what is kept back. */
export function aLine(given: Partial<Omit<ExplainedSheetLine, 'netFen'>> = {}): ExplainedSheetLine {
  const line = {
    seq: 1,
    workerId: 'first',
    name: '测试甲',
    identityNumber: '341800199001010011',
    organizationName: '锦城社区居民委员会',
    countyName: '宣州区',
    townshipName: '鳌峰街道',
    level: 'junior' as const,
    certificateNo: '20220000001',
    approvedOn: '2022-11-08',
    rateFen: 20000,
    months: ['2024-01'],
    grossFen: 20000,
    nettedFen: 0,
    use: 'regular' as const,
    funding: [],
    bankName: '测试银行',
    bankAccount: '6217000000000000001',
    remark: '',
    sentences: ['按初级标准每月200元。'],
    subject: 'stipend:2024-01',
    policyTitle: '测试办法',
    documentNo: '测〔2024〕1号',
    policyVersion: 1,
    ...given,
  };
  return { ...line, netFen: line.grossFen - line.nettedFen };
}

export function aPayout(lines: ExplainedSheetLine[], given: Partial<PayoutSheetInput> = {}): PayoutSheetInput {
  return {
    payoutNo: 'JT-2024-0001',
    title: '2024年第一季度职业津贴',
    kind: 'stipend',
    departmentName: SETTINGS.departmentName,
    settings: SETTINGS,
    sources: [],
    approval: {
      madeBy: '测试员',
      accepted: null,
      notice: null,
      objections: { upheld: 0, dismissed: 0, open: 0 },
      approved: null,
    },
    documentNos: ['测〔2024〕1号'],
    asOf: '2024-03-31',
    preparedOn: '2024-04-01',
    lines,
    ...given,
  };
}
