import { v7 } from 'uuid';

/**
 * A new row's id: UUIDv7 (RFC 9562), made by the application so that whole graphs of rows can be inserted in bulk
 * without asking the database for keys, and ordered by time so that indexes grow at their end.
 */
export function newId(): string {
  return v7();
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isId(value: string): boolean {
  return UUID.test(value);
}
