import { approvalText, basisText, phonesText, signatureTexts } from './payout-signing.js';
import type { PayoutApproval, SheetSettings } from './payout-signing.js';

const NOTHING_SET: SheetSettings = {
  departmentName: '民政局',
  signatories: null,
  fundingSource: null,
  documentNo: null,
  budgetSubject: null,
  contactPhone: null,
  objectionPhone: null,
};

function anApproval(given: Partial<PayoutApproval> = {}): PayoutApproval {
  return {
    madeBy: '测试员',
    accepted: null,
    notice: null,
    objections: { upheld: 0, dismissed: 0, open: 0 },
    approved: null,
    ...given,
  };
}

const period = { from: '2024-03-04', to: '2024-03-08' };

describe('what a sheet says of its approval', () => {
  it('leaves a place for what is not known yet', () => {
    expect(approvalText(anApproval())).toBe('初审：____________　公示：____________　批准：____________');
  });

  it('names who looked, how the notice went and who approved', () => {
    const approval = anApproval({
      accepted: { by: '审核甲', on: '2024-03-01' },
      notice: { period, isOver: true },
      approved: { by: '领导乙', on: '2024-03-11' },
    });
    expect(approvalText(approval)).toBe(
      '初审：审核甲，2024年3月1日　公示：2024年3月4日至2024年3月8日，未收到异议　批准：领导乙，2024年3月11日',
    );
  });

  it.each([
    [{ upheld: 1, dismissed: 2, open: 0 }, true, '，收到异议3件，其中成立1件（已取消发放）、不成立2件（照常发放）　'],
    [{ upheld: 0, dismissed: 0, open: 0 }, false, '，公示中　'],
    [{ upheld: 0, dismissed: 1, open: 1 }, false, '，公示中，收到异议2件，其中不成立1件（照常发放）、待处理1件　'],
  ])('objections %j', (objections, isOver, text) => {
    expect(approvalText(anApproval({ notice: { period, isOver }, objections }))).toContain(`2024年3月8日${text}`);
  });

  it('says where no notice is asked for', () => {
    expect(approvalText(anApproval({ notice: { period: null, isOver: true } }))).toContain('公示：按政策规定无须公示');
  });
});

describe('what a region sets for its sheets', () => {
  it('whom it names signs, else who did it', () => {
    const approval = anApproval({ accepted: { by: '审核甲', on: '2024-03-01' } });
    expect(signatureTexts(NOTHING_SET, approval)).toEqual(['制表人：测试员', '审核人：审核甲', '负责人（盖章）：']);
    const signatories = { preparer: '赵某', reviewer: null, head: '钱某' };
    expect(signatureTexts({ ...NOTHING_SET, signatories }, approval)).toEqual([
      '制表人：赵某',
      '审核人：审核甲',
      '负责人（盖章）：钱某',
    ]);
  });

  it('the policies’ numbers stand where it set none', () => {
    expect(basisText(NOTHING_SET, [])).toBe(
      '发放依据文号：____________　资金来源：____________　预算科目：____________',
    );
    expect(basisText(NOTHING_SET, ['测〔2024〕1号', '测〔2024〕2号'])).toContain(
      '文号：测〔2024〕1号、测〔2024〕2号　',
    );
    const set = { ...NOTHING_SET, documentNo: '宣民〔2024〕8号', fundingSource: '市级财政', budgetSubject: '2080299' };
    expect(basisText(set, ['测〔2024〕1号'])).toBe(
      '发放依据文号：宣民〔2024〕8号　资金来源：市级财政　预算科目：2080299',
    );
  });

  it('both phones', () => {
    expect(phonesText({ ...NOTHING_SET, contactPhone: '0563-0000001' })).toBe(
      '联系电话：0563-0000001，监督投诉电话：____________',
    );
  });
});
