import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { heard } from '../common/heard.js';
import type { Sheet } from '../exports/sheet.js';
import { writeWorkbook } from '../exports/workbook-writer.js';
import { chartXml, drawingXml, relationsXml, type SheetChart } from './chart-parts.js';
import { readZip, writeZip } from './zip.js';

const DRAWING = 'application/vnd.openxmlformats-officedocument.drawing+xml';
const CHART = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';

/** Sheets as an xlsx file with charts on them; small enough to be held in memory. */
export async function chartWorkbook(
  sheets: readonly Sheet[],
  charts: readonly SheetChart[],
  creator: string,
): Promise<Buffer> {
  const stream = heard(new PassThrough());
  const [, plain] = await Promise.all([writeWorkbook(sheets, stream, creator), buffer(stream)]);
  const parts = await readZip(plain);
  let count = 0;
  sheets.forEach(({ name }, index) => {
    const own = charts.filter((chart) => chart.sheet === name);
    if (own.length === 0) return;
    const number = index + 1;
    const numbers = own.map(() => ++count);
    own.forEach((chart, n) => add(parts, `xl/charts/chart${numbers[n]}.xml`, chartXml(chart), CHART));
    add(parts, `xl/drawings/drawing${number}.xml`, drawingXml(own), DRAWING);
    const targets = numbers.map((n) => `../charts/chart${n}.xml`);
    put(parts, `xl/drawings/_rels/drawing${number}.xml.rels`, relationsXml('chart', targets));
    const relations = relationsXml('drawing', [`../drawings/drawing${number}.xml`]);
    put(parts, `xl/worksheets/_rels/sheet${number}.xml.rels`, relations);
    hangDrawing(parts, `xl/worksheets/sheet${number}.xml`);
  });
  return writeZip(parts);
}

function put(parts: Map<string, Buffer>, name: string, xml: string): void {
  if (parts.has(name)) throw new Error(`the workbook already has a part ${name}`);
  parts.set(name, Buffer.from(xml, 'utf8'));
}

/** A part of a type of its own is named in the list of types as well. */
function add(parts: Map<string, Buffer>, name: string, xml: string, type: string): void {
  put(parts, name, xml);
  const types = textOf(parts, '[Content_Types].xml');
  const entry = `<Override PartName="/${name}" ContentType="${type}"/>`;
  parts.set('[Content_Types].xml', Buffer.from(types.replace('</Types>', `${entry}</Types>`), 'utf8'));
}

/** The drawing stands after the page's foot and before what our sheets never hold (ECMA-376 part 1, 18.3.1.99). */
function hangDrawing(parts: Map<string, Buffer>, sheetPart: string): void {
  const xml = textOf(parts, sheetPart);
  if (/<(drawing|legacyDrawing|tableParts|extLst)\b/.test(xml)) throw new Error(`${sheetPart} holds more than cells`);
  parts.set(sheetPart, Buffer.from(xml.replace('</worksheet>', '<drawing r:id="rId1"/></worksheet>'), 'utf8'));
}

function textOf(parts: ReadonlyMap<string, Buffer>, name: string): string {
  const part = parts.get(name);
  if (!part) throw new Error(`the workbook has no part ${name}`);
  return part.toString('utf8');
}
