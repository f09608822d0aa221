import { shanghaiTime } from '../../common/fields/instant-field.js';
import { maskIdentityNumber } from '../../common/values/masking.js';
import type { PdfFrame, PdfPage, PdfText } from './pdf-page.js';
import { dateInWords } from '../sheet.js';

/** What 结业证明 states. */
export interface CompletionFacts {
  number: string;
  name: string;
  /** Whole; it is printed masked. */
  identityNumber: string;
  programmeTitle: string;
  sessionTitle: string;
  /** First and last day, `YYYY-MM-DD`. */
  from: string;
  to: string;
  hours: number;
  /** Of the whole training, or of as much of it as completion asks for. */
  isWhole: boolean;
  organiser: string;
  partner: string | null;
  issuedAt: Date;
  /** Where the number can be checked; null where no address is known that others can open. */
  checkAddress: string | null;
}

const [WIDTH, HEIGHT] = [842, 595];
const MARGIN = 110;
const INNER = { x: MARGIN, width: WIDTH - 2 * MARGIN };

/** 结业证明, A4 landscape; pure. */
export function completionPage(facts: CompletionFacts): PdfPage {
  const { number, name, programmeTitle, sessionTitle, from, to, hours, issuedAt } = facts;
  const time = from === to ? dateInWords(from) : `${dateInWords(from)}至${dateInWords(to)}`;
  const body =
    `　　${name}（身份证号 ${maskIdentityNumber(facts.identityNumber)}）于${time}参加“${programmeTitle}${sessionTitle}”` +
    `，${facts.isWhole ? '全程学习，' : ''}计继续教育 ${hours} 学时，准予结业。`;
  const check = facts.checkAddress ? `打开 ${facts.checkAddress} 输入编号` : '凭编号向主办单位核对';
  const signed = [
    facts.organiser,
    ...(facts.partner ? [`承办单位：${facts.partner}`] : []),
    dateInWords(shanghaiTime(issuedAt).day),
  ];
  return {
    title: `结业证明 ${number}`,
    createdAt: issuedAt,
    width: WIDTH,
    height: HEIGHT,
    frames: [frame(30, 3), frame(38, 0.75)],
    texts: [
      { ...INNER, text: '结　业　证　明', y: 74, size: 40, align: 'center' },
      { ...INNER, text: `编号：${number}`, y: 148, size: 12, align: 'right', grey: 0.3 },
      { ...INNER, text: body, y: 190, size: 20, lineGap: 9 },
      ...signed.map((text, n): PdfText => ({ ...INNER, text, y: 390 + n * 28, size: 16, align: 'right' })),
      { ...INNER, text: `查验本证明：${check}。`, y: 512, size: 10, grey: 0.35 },
    ],
  };
}

function frame(inset: number, lineWidth: number): PdfFrame {
  return { x: inset, y: inset, width: WIDTH - 2 * inset, height: HEIGHT - 2 * inset, lineWidth };
}
