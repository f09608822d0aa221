import type { IssueWords, SheetLayout } from '../../common/issues/issue.js';
import type { IssueLog } from '../../common/issues/issue-log.js';
import { organizationName } from '../../common/values/names.js';
import { type RowCells, wordKey } from '../../imports/reading/row-cells.js';

/** One row of a ledger: the shared reading of cells, and what the ledgers of stations and of trainings read alike. Null is an empty cell. */
export class SheetRow<Code extends string> {
  constructor(
    readonly shared: RowCells,
    private readonly layout: SheetLayout,
    private readonly log: IssueLog<Code>,
  ) {}

  issue(field: string, words: IssueWords<Code>): void {
    this.log.at(this.layout, this.shared.row, field, words);
  }

  /** @param unknown what is said of a word that is none of these */
  choice<T>(field: string, words: ReadonlyMap<string, T>, unknown: IssueWords<Code>): T | null {
    const text = this.shared.text(field, 40);
    if (text === null) return null;
    const choice = words.get(wordKey(text));
    if (choice === undefined) this.issue(field, { ...unknown, value: text });
    return choice ?? null;
  }

  organization(field: string): string | null {
    const text = this.shared.text(field, 100);
    return text === null ? null : organizationName(text);
  }
}
