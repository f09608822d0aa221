/** What a refusal is about; each kind is one HTTP status (see `problem.filter.ts`). */
export type RefusalKind =
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'stale'
  | 'too-large'
  | 'unsupported'
  | 'refused'
  | 'too-many'
  | 'precondition-required';

export interface FieldError {
  /** Where in the request, dotted: `posts.0.startOn`. */
  field: string;
  code: string;
  /** Chinese, for the person at the screen: what is wrong and what to do. */
  message: string;
}

/**
 * An answer of "no" that the caller is meant to read. `code` is stable (`FEATURE_WHAT`), `detail` a Chinese sentence
 * that says what, why and what next. Anything else that is thrown is a defect and is answered without its text.
 */
export class Refusal extends Error {
  constructor(
    readonly kind: RefusalKind,
    readonly code: string,
    readonly detail: string,
    readonly errors: FieldError[] = [],
    /** Further members of the problem document (RFC 9457 §3.2). */
    readonly extensions: Record<string, unknown> = {},
  ) {
    super(`${code}: ${detail}`);
    this.name = 'Refusal';
  }
}

/**
 * The service cannot do it just now, through no fault of the request: told in words as a refusal is, but nothing was looked at and nothing
 * decided, so whoever catches refusals does not catch this.
 */
export class Unable extends Error {
  constructor(
    /** 503 while something it needs is away, 507 (RFC 4918 §11.5) where there is no room for what it would write. */
    readonly status: 503 | 507,
    readonly code: string,
    readonly detail: string,
    /** Further members of the problem document. */
    readonly extensions: Record<string, unknown> = {},
  ) {
    super(`${code}: ${detail}`);
    this.name = 'Unable';
  }
}

/** The row does not exist, or not for this caller: the two are not told apart. */
export function notFound(what: string): Refusal {
  return new Refusal('not-found', 'NOT_FOUND', `没有找到该${what}。请核对编号，或确认其在您的管辖范围内。`);
}
