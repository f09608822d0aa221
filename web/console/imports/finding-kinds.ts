import { WORDS } from '../api/words.js';

/** What each kind of finding is called; a spec sees to it that none of the service's is missing. */
export const KIND_TITLES: Readonly<Record<string, string>> = WORDS.ImportIssueCode;
