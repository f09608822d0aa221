/** What a cell says; null is an empty cell that keeps its frame. */
export type XmlValue = string | number | null;

/**
 * A row of a worksheet in the words that exceljs would write for it (ECMA-376 part 1, §18.3.1.73 and §18.3.1.4). exceljs
 * makes half a dozen objects of each cell before it writes it, which is most of what a long sheet costs; rows of plain
 * cells need none of them.
 *
 * @param height in points
 * @param styleIds number of the style of each cell
 */
export function rowXml(
  rowNo: number,
  height: number,
  styleIds: readonly number[],
  values: readonly XmlValue[],
): string {
  let xml = `<row r="${rowNo}" ht="${height}" customHeight="1" spans="1:${values.length}" x14ac:dyDescent="0.25">`;
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    xml += `<c r="${columnName(index)}${rowNo}" s="${styleIds[index]}"`;
    if (value === null) xml += '/>';
    else if (typeof value === 'number') xml += `><v>${value}</v></c>`;
    else xml += ` t="str"><v>${xmlText(value)}</v></c>`;
  }
  return `${xml}</row>`;
}

const NAMES: string[] = [];

/** `A` to `ZZ`, for the column at an index from 0. */
function columnName(index: number): string {
  return (NAMES[index] ??=
    (index < 26 ? '' : String.fromCharCode(64 + Math.floor(index / 26))) + String.fromCharCode(65 + (index % 26)));
}

// oxlint-disable-next-line no-control-regex -- these are what a file must not hold
const SPECIAL = /[<>&'"\x7F\x00-\x08\x0B\x0C\x0E-\x1F]/g;
/** One that keeps no place between two looks. */
const HAS_SPECIAL = new RegExp(SPECIAL.source);
const ENTITIES: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', "'": '&apos;', '"': '&quot;' };

/** Signs of the markup by their names; control characters, which no XML may hold, fall away. */
function xmlText(text: string): string {
  // Hardly any text has one, and looking is less than replacing none.
  return HAS_SPECIAL.test(text) ? text.replace(SPECIAL, (sign) => ENTITIES[sign] ?? '') : text;
}
