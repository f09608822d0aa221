import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import PizZip from 'pizzip';

/**
 * Writes the built-in Word forms to `seed/templates`: `node tools/word-templates.js`. They are ordinary documents with placeholders in
 * braces, made here so that every part of them can be read; an office may edit them in Word or WPS.
 */

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const DATE = new Date('2026-01-01T00:00:00Z');

const FONTS =
  '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋" w:cs="Times New Roman"/>';
/** Twentieths of a point on A4 with margins of 2.5 cm: what is left for a table. */
const WIDTH = 9070;

const run = (text, { bold = false, size = 24, font = FONTS } = {}) =>
  `<w:r><w:rPr>${font}${bold ? '<w:b/>' : ''}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;

const paragraph = (text, { align = 'left', before = 0, after = 80, keep = false, ...look } = {}) =>
  `<w:p><w:pPr>${keep ? '<w:keepNext/>' : ''}<w:spacing w:before="${before}" w:after="${after}" w:line="320" w:lineRule="atLeast"/>` +
  `<w:jc w:val="${align}"/></w:pPr>${text === '' ? '' : run(text, look)}</w:p>`;

const heading = (text) => paragraph(text, { bold: true, before: 200, keep: true, font: FONTS.replace('仿宋', '黑体') });

const cell = (text, width, { align = 'left', bold = false } = {}) =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>` +
  `<w:p><w:pPr><w:spacing w:before="20" w:after="20"/><w:jc w:val="${align}"/></w:pPr>${run(text, { size: 18, bold })}</w:p></w:tc>`;

/** @param columns `[title, placeholder, width, align]`; the row is repeated for each of `rows` */
function table(rows, columns) {
  const border = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
    .join('');
  const head = columns.map(([title, , width]) => cell(title, width, { align: 'center', bold: true })).join('');
  const cells = columns.map(([, name, width, align = 'left'], index) => {
    const open = index === 0 ? `{#${rows}}` : '';
    const close = index === columns.length - 1 ? `{/${rows}}` : '';
    return cell(`${open}{${name}}${close}`, width, { align });
  });
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${WIDTH}" w:type="dxa"/><w:tblBorders>${border}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>` +
    `<w:tblGrid>${columns.map(([, , width]) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>` +
    `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${head}</w:tr>` +
    `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells.join('')}</w:tr></w:tbl>`
  );
}

/** Shown where the value of that name is true. */
const where = (name, content) => `${paragraph(`{#${name}}`)}${content}${paragraph(`{/${name}}`)}`;

function statement() {
  return [
    paragraph('个人发放明细单', {
      align: 'center',
      bold: true,
      size: 36,
      after: 160,
      font: FONTS.replace('仿宋', '宋体'),
    }),
    paragraph('姓名：{姓名}　　身份证号：{身份证号}　　级别：{级别}'),
    paragraph('工作单位：{工作单位}　　登记地区：{登记地区}　　银行账户：{银行账户}'),
    paragraph('期间：{期间}'),
    paragraph('{合计说明}', { before: 120 }),
    heading('一、发放记录'),
    where(
      '有发放记录',
      table('发放记录', [
        ['到账日', '到账日', 1340, 'center'],
        ['项目', '项目', 1800],
        ['应发（元）', '应发', 940, 'right'],
        ['扣回（元）', '扣回', 880, 'right'],
        ['实发（元）', '实发', 940, 'right'],
        ['账户', '账户', 980, 'center'],
        ['批次', '批次', 1400, 'center'],
        ['结果', '结果', 790],
      ]),
    ),
    where('没有发放记录', paragraph('还没有发放记录。')),
    heading('二、应发未发'),
    where(
      '有应发未发',
      table('应发未发', [
        ['项目', '项目', 3000],
        ['金额（元）', '金额', 1170, 'right'],
        ['依据', '依据', 4900],
      ]),
    ),
    where('没有应发未发', paragraph('没有应发而未发的金额。')),
    where(
      '有不发项目',
      heading('三、不发或多发的项目和原因') +
        table('不发项目', [
          ['项目', '项目', 3000],
          ['原因', '原因', 6070],
        ]),
    ),
    paragraph('证件号码已遮盖中间几位，账户只写末四位。同一项目只发一次。{咨询说明}', { before: 200, size: 21 }),
    paragraph('{部门名称}', { align: 'right', before: 200 }),
    paragraph('{制作日期}', { align: 'right' }),
  ].join('');
}

const headline = (text) =>
  paragraph(text, { align: 'center', bold: true, size: 36, after: 240, font: FONTS.replace('仿宋', '宋体') });

/** Text as official papers have it: three, indented by two characters. */
const body = (text) => indented(paragraph(text, { size: 30, after: 0 }));
const indented = (xml) =>
  xml
    .replace('<w:jc', '<w:ind w:firstLineChars="200" w:firstLine="600"/><w:jc')
    .replace('w:line="320" w:lineRule="atLeast"', 'w:line="560" w:lineRule="exact"');

const signature = () =>
  paragraph('{部门名称}', { align: 'right', before: 600, size: 30 }) +
  paragraph('{制作日期}', { align: 'right', size: 30 });

function announcement() {
  return [
    headline('关于{批次名称}拟发放人员名单的公示'),
    body(
      '根据{发放依据}，经审核，拟向 {人数} 名社会工作人才发放{发放类别}（{批次名称}），实发金额合计 {实发金额} 元（大写：{实发金额大写}）。现将拟发放人员名单予以公示（名单附后）。',
    ),
    body('公示期：{公示起始日}至{公示截止日}，共 {公示工作日数} 个工作日。'),
    body(
      '公示期内，对拟发放人员、级别、金额有异议的，可以书面、电话等方式向{部门名称}反映，说明具体情况，并留下真实姓名和联系方式，便于核实；匿名反映的，也将核实。',
    ),
    body('异议受理电话：{异议受理电话}'),
    body('政策咨询电话：{联系电话}'),
    body('附件：公示表（批次号 {批次号}）'),
    signature(),
  ].join('');
}

function noObjection() {
  return [
    headline('关于{批次名称}公示情况的说明'),
    body(
      '{批次名称}（批次号 {批次号}）拟发放人员名单，已于{公示起始日}至{公示截止日}公示，共 {公示工作日数} 个工作日。{异议情况}。',
    ),
    body('公示后，本批次发放 {人数} 人、{笔数} 笔，实发金额合计 {实发金额} 元（大写：{实发金额大写}）。'),
    body('特此说明。'),
    signature(),
  ].join('');
}

function fundingRequest() {
  return [
    paragraph('______〔______〕______号', { align: 'center', size: 30, after: 240 }),
    headline('关于拨付{批次名称}资金的申请'),
    paragraph('____________：', { size: 30 }),
    body('根据{发放依据}，{批次名称}（批次号 {批次号}）已于{批准日期}审核批准。{公示情况}。'),
    body('本批次发放{发放类别} {人数} 人、{笔数} 笔，实发金额合计人民币 {实发金额} 元（大写：{实发金额大写}）。'),
    where('有抵扣', body('其中应发 {应发金额} 元，按规定抵扣此前多发的 {抵扣金额} 元。')),
    body('资金来源：{资金来源}'),
    body('预算科目：{预算科目}'),
    body('现申请拨付上述资金，请予办理。'),
    body('联系电话：{联系电话}'),
    body('附件：发放表（批次号 {批次号}）'),
    signature(),
  ].join('');
}

/** A cell of a form: what is asked for, or where it is written. */
const box = (content, width, { span = 1, label = false } = {}) => {
  const lines = Array.isArray(content) ? content : [content];
  const paragraphs = lines.map((line) => {
    const align = label ? 'center' : line.startsWith('>') ? 'right' : 'left';
    const text = line.replace(/^>/, '');
    const filled = text === '' ? '' : run(text, { size: 24, bold: label });
    return `<w:p><w:pPr><w:spacing w:before="40" w:after="40"/><w:jc w:val="${align}"/></w:pPr>${filled}</w:p>`;
  });
  const spanned = span > 1 ? `<w:gridSpan w:val="${span}"/>` : '';
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${spanned}<w:vAlign w:val="center"/></w:tcPr>${paragraphs.join('')}</w:tc>`;
};

const GRID = [1500, 3035, 1500, 3035];

/** A form of rows: `[label, value]` takes the whole width, `[label, value, label, value]` half of it each. */
function form(rows) {
  const border = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
    .join('');
  const lines = rows.map(([first, value, second, other, height]) => {
    const least = height ?? 480;
    const cells =
      second === undefined
        ? [box(first, GRID[0], { label: true }), box(value, WIDTH - GRID[0], { span: 3 })]
        : [
            box(first, GRID[0], { label: true }),
            box(value, GRID[1]),
            box(second, GRID[2], { label: true }),
            box(other, GRID[3]),
          ];
    return (
      `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${least}" w:hRule="atLeast"/></w:trPr>` +
      `${cells.join('')}</w:tr>`
    );
  });
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${WIDTH}" w:type="dxa"/><w:tblBorders>${border}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>` +
    `<w:tblGrid>${GRID.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${lines.join('')}</w:tbl>`
  );
}

function claimForm() {
  const signed = '>签字（盖章）：　　　　　　　　　　　　年　　月　　日';
  return [
    headline('社会工作人才{申报类别}申请表'),
    paragraph('受理单位：{部门名称}　　联系电话：{联系电话}'),
    form([
      ['姓名', '{姓名}', '身份证号', '{身份证号}'],
      ['工作单位', '{工作单位}', '入职日期', '{入职日期}'],
      ['登记地区', '{登记地区}', '政策地区', '{政策地区}'],
      ['申报项目', '{申报项目}', '申报日期', '{申报日期}'],
      ['证书级别', '{证书级别}', '批准日期', '{证书批准日期}'],
      ['证书管理号', '{证书管理号}'],
      ['申报通知', '{申报通知}'],
      ['应交材料', '{应交材料}'],
      [
        '本人承诺',
        ['本人承诺以上内容和所交材料真实、准确，没有重复申报；如有不实，愿意退回所得款项并承担责任。', signed],
      ],
      ['单位意见', ['{单位意见}', '>{单位意见填写人}　{单位意见日期}', signed]],
      ['受理意见', ['{受理结果}　{受理说明}', '>{经办人}　{受理日期}', signed]],
    ]),
    where(
      '有核对项目',
      heading('条件核对') +
        table('核对项目', [
          ['核对项目', '名称', 2400],
          ['结果', '结果', 1300, 'center'],
          ['依据', '依据', 3870],
          ['核对人', '核对人', 1500, 'center'],
        ]),
    ),
    paragraph('申报期：{申报期}　　制表日期：{制作日期}', { before: 160, size: 21 }),
  ].join('');
}

function recoveryNotice() {
  return [
    paragraph('______〔______〕______号', { align: 'center', size: 30, after: 240 }),
    headline('追回通知书'),
    paragraph('{姓名}（身份证号：{身份证号}）：', { size: 30 }),
    body(
      '经核查，你在批次 {批次号} 中领取的{项目}多发 {追回金额} 元（大写：{追回金额大写}）。原因：{追回原因}本单位已于{立案日期}立案追回。',
    ),
    where('已部分收回', body('截至{制作日期}，已收回（含抵扣、核销）{已收回金额} 元。')),
    body('请于收到本通知之日起____个工作日内退回 {应退金额} 元（大写：{应退金额大写}）。'),
    body('退款户名：______________________________'),
    body('开户行、账号：____________________________'),
    where('可抵扣', body('没有按期退回的，将从以后应发的职业津贴中抵扣，每月至少保留 {每月保留金额} 元。')),
    body('对本通知有异议的，可以在收到之日起____个工作日内向{部门名称}书面提出，并附有关材料。联系电话：{联系电话}'),
    signature(),
    paragraph('受送达人签收：________________　　____年____月____日', { before: 400, size: 24 }),
  ].join('');
}

/** One page for who leads the office: a paragraph, the year's figures, and those of each county. */
function leaderReport() {
  return [
    paragraph('{地区}{年度}年社会工作人才工作简报', {
      align: 'center',
      bold: true,
      size: 32,
      after: 120,
      font: FONTS.replace('仿宋', '宋体'),
    }),
    paragraph('{概述}', { size: 22, after: 100 }).replace(
      '<w:jc',
      '<w:ind w:firstLineChars="200" w:firstLine="440"/><w:jc',
    ),
    heading('一、全年情况'),
    table('指标', [
      ['指标', '名称', 3070],
      ['单位', '单位', 900, 'center'],
      ['上年', '上年', 1700, 'right'],
      ['本年', '本年', 1700, 'right'],
      ['增减', '增减', 1700, 'right'],
    ]),
    where(
      '有分县情况',
      heading('二、各县（市、区）情况') +
        table('分县情况', [
          ['县（市、区）', '名称', 1370],
          ['人才', '人才', 800, 'right'],
          ['持证', '持证', 800, 'right'],
          ['持证率', '持证率', 900, 'right'],
          ['新增持证', '新增持证', 700, 'right'],
          ['已发（元）', '已发', 1500, 'right'],
          ['应发未发（元）', '应发未发', 1500, 'right'],
          ['预算（元）', '预算', 1500, 'right'],
        ]),
    ),
    paragraph('{说明}', { size: 18, before: 80, after: 40 }),
    paragraph('{部门名称}　{制作日期}', { align: 'right', size: 21, after: 0 }),
  ].join('');
}

function documentOf(content) {
  const zip = new PizZip();
  const file = (name, xml) => zip.file(name, HEAD + xml, { date: DATE, createFolders: false });
  file(
    '[Content_Types].xml',
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>' +
      '</Types>',
  );
  file(
    '_rels/.rels',
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" ' +
      'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
  );
  file(
    'word/document.xml',
    `<w:document xmlns:w="${MAIN}"><w:body>${content}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>` +
      '<w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="850" w:footer="850" w:gutter="0"/></w:sectPr></w:body></w:document>',
  );
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}

/** The forms by the name of their file. */
export const TEMPLATES = {
  'claim-form.docx': documentOf(claimForm()),
  'recovery-notice.docx': documentOf(recoveryNotice()),
  'statement.docx': documentOf(statement()),
  'announcement.docx': documentOf(announcement()),
  'no-objection.docx': documentOf(noObjection()),
  'funding-request.docx': documentOf(fundingRequest()),
  'leader-report.docx': documentOf(leaderReport()),
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = new URL('../seed/templates/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(TEMPLATES)) writeFileSync(fileURLToPath(new URL(name, folder)), content);
}
