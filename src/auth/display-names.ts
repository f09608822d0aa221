import { type EntityManager, In } from 'typeorm';
import { User } from './user.entity.js';

/** What accounts are called, by id; also those that are disabled. @param ids may repeat, and null stands for nobody */
export async function displayNames(tx: EntityManager, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const known = [...new Set(ids.filter((id) => id !== null))];
  const users = await tx.find(User, { where: { id: In(known) }, select: { id: true, displayName: true } });
  return new Map(users.map(({ id, displayName }) => [id, displayName]));
}
