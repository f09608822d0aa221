import { columnLetters } from '../workbooks/workbook-reader.js';

/**
 * Charts as parts of a workbook: DrawingML charts and their places on a sheet (ECMA-376 part 1, 20.5 and 21.2). exceljs
 * writes none (its issue 141), so the parts are written here; they point at the cells, and redraw when those change. Pure.
 */

export interface SheetChart {
  /** Name of the sheet on which it stands and from whose cells it is drawn. */
  sheet: string;
  /** column and stacked: one column per category; line; pie: of the first series alone. */
  kind: 'column' | 'stacked' | 'line' | 'pie';
  title: string;
  /** Row of the header, and of the first category, from 1 as Excel shows them. */
  headerRow: number;
  firstRow: number;
  categories: { column: number; texts: readonly string[] };
  series: readonly { column: number; name: string; values: readonly number[] }[];
  /** Columns and rows that it covers, from 0, the last ones not included. */
  place: { fromColumn: number; toColumn: number; fromRow: number; toRow: number };
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const CHART = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
const MAIN = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const PLACE = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Told apart on a grey print as well: dark, middle, light, and two between. */
const COLOURS = ['1F4E79', 'C55A11', 'A5C8E4', '548235', 'BF9000'];

export function chartXml(chart: SheetChart): string {
  const axes = chart.kind === 'pie' ? '' : AXES;
  return (
    `${HEAD}<c:chartSpace xmlns:c="${CHART}" xmlns:a="${MAIN}" xmlns:r="${RELATION}"><c:roundedCorners val="0"/>` +
    `<c:chart>${titleXml(chart.title)}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>${plotXml(chart)}${axes}` +
    `</c:plotArea><c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/>` +
    `<c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>`
  );
}

function titleXml(title: string): string {
  return (
    `<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1200" b="1"/></a:pPr>` +
    `<a:r><a:rPr lang="zh-CN" sz="1200" b="1"/><a:t>${escapeXml(title)}</a:t></a:r></a:p></c:rich></c:tx>` +
    `<c:overlay val="0"/></c:title>`
  );
}

function plotXml(chart: SheetChart): string {
  const axisIds = '<c:axId val="111"/><c:axId val="112"/>';
  switch (chart.kind) {
    case 'column':
    case 'stacked': {
      const stacked = chart.kind === 'stacked';
      return (
        `<c:barChart><c:barDir val="col"/><c:grouping val="${stacked ? 'stacked' : 'clustered'}"/>` +
        `<c:varyColors val="0"/>${seriesXml(chart)}<c:gapWidth val="80"/>${stacked ? '<c:overlap val="100"/>' : ''}` +
        `${axisIds}</c:barChart>`
      );
    }
    case 'line':
      return (
        `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${seriesXml(chart)}` +
        `<c:marker val="1"/>${axisIds}</c:lineChart>`
      );
    case 'pie':
      return (
        `<c:pieChart><c:varyColors val="1"/>${seriesXml({ ...chart, series: chart.series.slice(0, 1) })}` +
        `<c:firstSliceAng val="0"/></c:pieChart>`
      );
  }
}

const AXES =
  '<c:catAx><c:axId val="111"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>' +
  '<c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>' +
  '<c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="112"/><c:crosses val="autoZero"/></c:catAx>' +
  '<c:valAx><c:axId val="112"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>' +
  '<c:axPos val="l"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill>' +
  '</a:ln></c:spPr></c:majorGridlines><c:numFmt formatCode="#,##0" sourceLinked="0"/><c:majorTickMark val="none"/>' +
  '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="111"/><c:crosses val="autoZero"/></c:valAx>';

function seriesXml(chart: SheetChart): string {
  const { kind, categories, firstRow, headerRow } = chart;
  const lastRow = firstRow + categories.texts.length - 1;
  const range = (column: number, from: number, to: number): string => {
    const letters = columnLetters(column);
    const cells = from === to ? `$${letters}$${from}` : `$${letters}$${from}:$${letters}$${to}`;
    return escapeXml(`'${chart.sheet.replaceAll("'", "''")}'!${cells}`);
  };
  const categoriesXml =
    `<c:cat><c:strRef><c:f>${range(categories.column, firstRow, lastRow)}</c:f>` +
    `<c:strCache>${pointsXml(categories.texts)}</c:strCache></c:strRef></c:cat>`;
  return chart.series
    .map(
      ({ column, name, values }, index) =>
        `<c:ser><c:idx val="${index}"/><c:order val="${index}"/><c:tx><c:strRef>` +
        `<c:f>${range(column, headerRow, headerRow)}</c:f><c:strCache>${pointsXml([name])}</c:strCache></c:strRef></c:tx>` +
        `${lookXml(kind, index, values.length)}${categoriesXml}<c:val><c:numRef>` +
        `<c:f>${range(column, firstRow, lastRow)}</c:f><c:numCache><c:formatCode>General</c:formatCode>` +
        `${pointsXml(values.map(String))}</c:numCache></c:numRef></c:val>` +
        `${kind === 'line' ? '<c:smooth val="0"/>' : ''}</c:ser>`,
    )
    .join('');
}

/** The schema fixes the order: shape, marker or inversion, points, labels. */
function lookXml(kind: SheetChart['kind'], index: number, points: number): string {
  const fill = (n: number): string => `<a:solidFill><a:srgbClr val="${COLOURS[n % COLOURS.length]}"/></a:solidFill>`;
  const shown = (what: 'showVal' | 'showPercent' | 'none', place = ''): string =>
    `<c:dLbls>${place}<c:showLegendKey val="0"/><c:showVal val="${what === 'none' ? 0 : 1}"/><c:showCatName val="0"/>` +
    `<c:showSerName val="0"/><c:showPercent val="${what === 'showPercent' ? 1 : 0}"/><c:showBubbleSize val="0"/></c:dLbls>`;
  switch (kind) {
    case 'line':
      return (
        `<c:spPr><a:ln w="28575">${fill(index)}</a:ln></c:spPr><c:marker><c:symbol val="circle"/><c:size val="6"/>` +
        `<c:spPr>${fill(index)}</c:spPr></c:marker>${shown('showVal', '<c:dLblPos val="t"/>')}`
      );
    case 'pie': {
      const slices = Array.from(
        { length: points },
        (_, n) => `<c:dPt><c:idx val="${n}"/><c:bubble3D val="0"/><c:spPr>${fill(n)}</c:spPr></c:dPt>`,
      );
      return `${slices.join('')}${shown('showPercent')}`;
    }
    case 'stacked':
      return `<c:spPr>${fill(index)}</c:spPr><c:invertIfNegative val="0"/>${shown('none')}`;
    case 'column':
      return `<c:spPr>${fill(index)}</c:spPr><c:invertIfNegative val="0"/>${shown('showVal')}`;
  }
}

function pointsXml(texts: readonly string[]): string {
  const points = texts.map((text, index) => `<c:pt idx="${index}"><c:v>${escapeXml(text)}</c:v></c:pt>`);
  return `<c:ptCount val="${texts.length}"/>${points.join('')}`;
}

/** The places of a sheet's charts; the `n`th stands in the relation `rId<n + 1>`. */
export function drawingXml(charts: readonly SheetChart[]): string {
  const anchors = charts.map(({ place, title }, index) => {
    const corner = (column: number, row: number): string =>
      `<xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff>`;
    return (
      `<xdr:twoCellAnchor><xdr:from>${corner(place.fromColumn, place.fromRow)}</xdr:from>` +
      `<xdr:to>${corner(place.toColumn, place.toRow)}</xdr:to><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr>` +
      `<xdr:cNvPr id="${index + 2}" name="${escapeXml(title)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
      `<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${CHART}">` +
      `<c:chart xmlns:c="${CHART}" r:id="rId${index + 1}"/></a:graphicData></a:graphic></xdr:graphicFrame>` +
      `<xdr:clientData/></xdr:twoCellAnchor>`
    );
  });
  const spaces = `xmlns:xdr="${PLACE}" xmlns:a="${MAIN}" xmlns:r="${RELATION}"`;
  return `${HEAD}<xdr:wsDr ${spaces}>${anchors.join('')}</xdr:wsDr>`;
}

/** A part's relations, numbered `rId1`, `rId2` … in order. */
export function relationsXml(type: 'chart' | 'drawing', targets: readonly string[]): string {
  const relations = targets.map(
    (target, index) => `<Relationship Id="rId${index + 1}" Type="${RELATION}/${type}" Target="${target}"/>`,
  );
  return (
    `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
    `${relations.join('')}</Relationships>`
  );
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
