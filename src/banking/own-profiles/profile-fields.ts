import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsString, Length, ValidateBy } from 'class-validator';

/** One character, kept as it is: a tab or a space is one too. */
export function DelimiterField(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, minLength: 1, maxLength: 1, example: '|', description: 'Of text files' }),
    IsString(),
    Length(1, 1),
  );
}

const MOST = { rows: 10, cells: 40, letters: 100 };

/** Rows of cells above the columns; each cell is text of one line. */
export function HeaderRowsField(): PropertyDecorator {
  const cell = { type: 'string', maxLength: MOST.letters } as const;
  return applyDecorators(
    ApiProperty({
      type: 'array',
      items: { type: 'array', maxItems: MOST.cells, items: cell },
      maxItems: MOST.rows,
      example: [['{payoutNumber}', '{rows}', '{total}']],
      description:
        'Rows above the columns; payoutNumber, rows, total, part, parts, month, date, payerName and payerAccount in braces are filled in',
    }),
    IsArray(),
    ArrayMaxSize(MOST.rows),
    ValidateBy(
      { name: 'isRowOfCells', validator: { validate: isRow, defaultMessage: () => 'isRowOfCells' } },
      { each: true },
    ),
  );
}

function isRow(row: unknown): boolean {
  return (
    Array.isArray(row) &&
    row.length <= MOST.cells &&
    row.every((cell) => typeof cell === 'string' && cell.length <= MOST.letters && !/\p{Cc}/u.test(cell))
  );
}
