import pg from 'pg';
import { type ArrayItem, arrayText } from './array-text.js';

/** The driver's own reading of an array, so that both ways meet in the middle. */
function read(items: readonly ArrayItem[]): unknown {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- 1009 is text[], which the types of the driver do not list
  return pg.types.getTypeParser(1009 as never)(arrayText(items));
}

describe('arrayText', () => {
  it.each([
    [[]],
    [['王芳', '', 'null', 'NULL', ' a ', '{a,b}', 'a,b']],
    [['"quoted"', 'back\\slash', '\\n', '\\\\"', 'a\\u0041']],
    [['line\nbreak', 'tab\t', 'bell\u0007', '\r\n', '{"code":"A","message":"一\\n二"}']],
    [[JSON.stringify([{ message: '按《办法》,"初级"\n每月100元' }]), null, JSON.stringify('\\')]],
  ])('comes back from the database as it went in: %j', (items) => {
    expect(read(items)).toEqual(items);
  });

  it('writes numbers, booleans, days and bytes as their columns read them', () => {
    expect(arrayText([1, -2, null, undefined])).toBe('{1,-2,null,null}');
    expect(arrayText([true, false])).toBe('{true,false}');
    expect(arrayText([new Date('2024-12-31T16:00:00.000Z')])).toBe('{"2024-12-31T16:00:00.000Z"}');
    expect(read([Buffer.of(0, 255, 92), null])).toEqual(['\\x00ff5c', null]);
  });

  it.each([NaN, Infinity])('refuses %d', (number) => {
    expect(() => arrayText([1, number])).toThrow('is no value');
    expect(() => arrayText(['a\n', number])).toThrow('is no value');
  });
});
