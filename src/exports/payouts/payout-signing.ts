import { dateInWords } from '../sheet.js';

/** What a region says of its sheets; null where nobody set it, and then the sheet leaves a place to write on. */
export interface SheetSettings {
  /** The department that pays, as it names itself. */
  departmentName: string;
  signatories: { preparer: string | null; reviewer: string | null; head: string | null } | null;
  /** 资金来源 */
  fundingSource: string | null;
  /** 文号 of what the payments rest on. */
  documentNo: string | null;
  /** 预算科目 */
  budgetSubject: string | null;
  /** Whom one may ask, and where complaints are taken. */
  contactPhone: string | null;
  objectionPhone: string | null;
}

/** Who did a step, and on which day `YYYY-MM-DD`. */
export interface StepTaken {
  by: string;
  on: string;
}

/** How far a payout has come, as the sheet that finance signs tells it. */
export interface PayoutApproval {
  /** Who made the payout. */
  madeBy: string;
  /** The reviewer's first look; null before it, and again after a return. */
  accepted: StepTaken | null;
  /** Null until it was posted; `period` is null where no policy asks for a notice. */
  notice: { period: { from: string; to: string } | null; isOver: boolean } | null;
  objections: { upheld: number; dismissed: number; open: number };
  approved: StepTaken | null;
}

/** A place to write on. */
const BLANK = '____________';

/** What the payment rests on: 文号, 资金来源, 预算科目. The policies' own numbers stand where the region set none. */
export function basisText(settings: SheetSettings, policyDocumentNos: readonly string[]): string {
  const documentNo = settings.documentNo ?? policyDocumentNos.join('、');
  return `发放依据文号：${documentNo || BLANK}　${fundingText(settings)}`;
}

export function fundingText({ fundingSource, budgetSubject }: SheetSettings): string {
  return `资金来源：${fundingSource ?? BLANK}　预算科目：${budgetSubject ?? BLANK}`;
}

/** Who looked at it, how the notice went, who approved it. */
export function approvalText({ accepted, notice, objections, approved }: PayoutApproval): string {
  return [
    `初审：${stepText(accepted)}`,
    `公示：${notice ? noticeText(notice, objections) : BLANK}`,
    `批准：${stepText(approved)}`,
  ].join('　');
}

function stepText(step: StepTaken | null): string {
  return step ? `${step.by}，${dateInWords(step.on)}` : BLANK;
}

function noticeText(
  { period, isOver }: NonNullable<PayoutApproval['notice']>,
  objections: PayoutApproval['objections'],
): string {
  if (!period) return '按政策规定无须公示';
  const days = `${dateInWords(period.from)}至${dateInWords(period.to)}`;
  const result = objectionsText(objections);
  if (isOver) return `${days}，${result ?? '未收到异议'}`;
  return `${days}，公示中${result ? `，${result}` : ''}`;
}

function objectionsText({ upheld, dismissed, open }: PayoutApproval['objections']): string | null {
  const count = upheld + dismissed + open;
  if (count === 0) return null;
  const parts = [
    ...(upheld > 0 ? [`成立${upheld}件（已取消发放）`] : []),
    ...(dismissed > 0 ? [`不成立${dismissed}件（照常发放）`] : []),
    ...(open > 0 ? [`待处理${open}件`] : []),
  ];
  return `收到异议${count}件，其中${parts.join('、')}`;
}

/** Whom the region names signs; where it names nobody, who did it in fact. */
export function signatureTexts({ signatories }: SheetSettings, { madeBy, accepted }: PayoutApproval): string[] {
  return [
    `制表人：${signatories?.preparer ?? madeBy}`,
    `审核人：${signatories?.reviewer ?? accepted?.by ?? ''}`,
    `负责人（盖章）：${signatories?.head ?? ''}`,
  ];
}

/** `contactPhone` and `objectionPhone` as they stand on what is posted. */
export function phonesText({ contactPhone, objectionPhone }: SheetSettings): string {
  return `联系电话：${contactPhone ?? BLANK}，监督投诉电话：${objectionPhone ?? BLANK}`;
}
