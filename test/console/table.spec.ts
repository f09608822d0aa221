import { asHtml, asText } from '../../web/console/shared/table/copied-rows.js';
import { moved, shownColumns, toggled } from '../../web/console/shared/table/columns-rules.js';

describe('rows on the clipboard', () => {
  const text = (each: string) => ({ text: each, isNumber: false });
  const number = (each: string) => ({ text: each, isNumber: true });
  const table = {
    titles: ['姓名', '账户尾号', '实发'],
    rows: [
      [text('王芳'), text('0012'), number('1,234.50')],
      [text('<李>&静'), text('341802199001010012'), number('−12.00')],
    ],
  };

  it('are lines with tabs, with amounts that can be added up', () => {
    expect(asText(table).split('\r\n')).toEqual([
      '姓名\t账户尾号\t实发',
      '王芳\t0012\t1234.50',
      '<李>&静\t341802199001010012\t-12.00',
    ]);
  });

  it('are a table whose texts stay texts, long numbers and zeros in front among them', () => {
    const html = asHtml(table);
    expect(html).toContain(`<td style='mso-number-format:"\\@"'>0012</td><td>1234.50</td>`);
    expect(html).toContain(`<td style='mso-number-format:"\\@"'>341802199001010012</td><td>-12.00</td>`);
    expect(html).toContain('&lt;李&gt;&amp;静');
    expect(html).not.toContain('<李>');
  });

  it('hold no formula, no tab and no line of their own', () => {
    const rows = [[text('=1+1'), text('甲\t乙\n丙'), number('无')]];
    expect(asText({ titles: [], rows })).toBe(`\r\n'=1+1\t甲 乙 丙\t无`);
    expect(asText({ titles: [], rows: [[number('=2+2')]] })).toBe(`\r\n'=2+2`);
  });
});

describe('columns of a list', () => {
  const all = ['姓名', '级别', '单位', '账户'].map((title) => ({ title }));
  const shown = (kept: string[] | null) => shownColumns(all, kept).map(({ title }) => title);

  it('are all where nothing was chosen, else the first and those chosen that still exist, in their order', () => {
    expect(shown(null)).toEqual(['姓名', '级别', '单位', '账户']);
    expect(shown(['账户', '级别', '备注'])).toEqual(['姓名', '账户', '级别']);
    expect(shown([])).toEqual(['姓名']);
  });

  it('come back at their own place, and move by one where there is a place', () => {
    expect(toggled(['级别', '单位', '账户'], ['账户', '级别'], '单位')).toEqual(['账户', '级别', '单位']);
    expect(toggled(['级别', '单位', '账户'], ['单位'], '级别')).toEqual(['级别', '单位']);
    expect(toggled(['级别', '单位'], ['级别', '单位'], '级别')).toEqual(['单位']);
    expect(moved(['级别', '单位'], '单位', -1)).toEqual(['单位', '级别']);
    const same = ['级别', '单位'];
    expect(moved(same, '单位', 1)).toBe(same);
  });
});
