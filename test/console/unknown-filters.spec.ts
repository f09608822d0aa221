import { unknownOf } from '../../web/console/shared/unknown-filters.js';

const errors = (...fields: string[]): { field: string }[] => fields.map((field) => ({ field }));

describe('what the service refuses of an address', () => {
  it.each([
    ['a choice', errors('level'), { level: 'x', page: 1 }, { level: 'x', kind: 'award' }, ['level']],
    ['several of one', errors('state'), { state: ['draft', 'x'] }, { state: 'draft,x' }, ['state']],
    ['a number', errors('within'), { within: 7 }, { within: '7' }, ['within']],
    [
      'two at once',
      errors('level', 'sort', 'level'),
      { level: 'x', sort: 'y' },
      { level: 'x', sort: 'y' },
      ['level', 'sort'],
    ],
    ['what the page asks by itself', errors('to'), { to: '2024-12' }, {}, []],
    ['what the page made of it', errors('to'), { to: '2024-12-31' }, { to: '2024-12' }, []],
    ['what was typed', errors('search'), { search: 'x' }, { search: 'x' }, []],
  ])('%s', (_, refused, asked, search, expected) => {
    expect(unknownOf(refused, asked, search)).toEqual(expected);
  });
});
