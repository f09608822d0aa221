import { maskIdentityNumber } from '../common/masking.js';
import { type PdfPage, type PdfText, wrapText } from './plain-pdf.js';
import { dateInWords } from './sheet.js';

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
  organiser: string;
  partner: string | null;
  issuedOn: string;
  /** Where the number can be checked. */
  checkPath: string;
}

const [WIDTH, HEIGHT] = [842, 595];
const MARGIN = 110;

/** 结业证明, A4 landscape; pure. */
export function completionPage(facts: CompletionFacts): PdfPage {
  const { number, name, programmeTitle, sessionTitle, from, to, hours } = facts;
  const time = from === to ? dateInWords(from) : `${dateInWords(from)}至${dateInWords(to)}`;
  const body =
    `　　${name}（身份证号 ${maskIdentityNumber(facts.identityNumber)}）于${time}参加“${programmeTitle}${sessionTitle}”` +
    `，全程学习，计继续教育 ${hours} 学时，准予结业。`;
  const lines = wrapText(body, 20, WIDTH - 2 * MARGIN).map((text, index): PdfText => ({
    text,
    x: MARGIN,
    y: 380 - index * 38,
    size: 20,
  }));
  const right = WIDTH - MARGIN;
  const signed = [
    facts.organiser,
    ...(facts.partner ? [`承办单位：${facts.partner}`] : []),
    dateInWords(facts.issuedOn),
  ];
  return {
    title: `结业证明 ${number}`,
    width: WIDTH,
    height: HEIGHT,
    frames: [
      { x: 30, y: 30, width: WIDTH - 60, height: HEIGHT - 60, lineWidth: 3 },
      { x: 38, y: 38, width: WIDTH - 76, height: HEIGHT - 76, lineWidth: 0.75 },
    ],
    texts: [
      { text: '结　业　证　明', x: WIDTH / 2, y: 470, size: 40, align: 'center' },
      { text: `编号：${number}`, x: right, y: 430, size: 12, align: 'right', grey: 0.3 },
      ...lines,
      ...signed.map((text, index): PdfText => ({ text, x: right, y: 190 - index * 28, size: 16, align: 'right' })),
      { text: `本证明可凭编号查验：${facts.checkPath}`, x: MARGIN, y: 70, size: 10, grey: 0.35 },
    ],
  };
}
