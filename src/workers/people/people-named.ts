import type { EntityManager } from 'typeorm';
import type { PersonalData } from '../../common/secrets/personal-data.js';
import { personName } from '../../common/values/names.js';
import { Conditions } from '../../database/statements/conditions.js';
import { workerRowWithin } from './worker-scope.js';

/** By what people name one another where a whole number is nobody's business. */
export interface NameAndLastFour {
  name: string;
  /** The last four of the identity number; a small x does as well. */
  lastFour: string;
}

export interface NamedPerson {
  id: string;
  name: string;
}

/** Who of a region's people has this name and number: mostly one; several where two of one name share their last four. */
export async function peopleNamed(
  tx: EntityManager,
  personalData: PersonalData,
  { name, lastFour }: NameAndLastFour,
  regionCode: string,
): Promise<NamedPerson[]> {
  const conditions = new Conditions()
    .add('w.name = ?', personName(name))
    .add(workerRowWithin('w'), regionCode, regionCode);
  const named: (NamedPerson & { identityCipher: Buffer })[] = await tx.query(
    `SELECT w.id, w.name, w.identity_cipher AS "identityCipher" FROM workers w ${conditions.where()} ORDER BY w.id`,
    conditions.parameters,
  );
  return named
    .filter(({ identityCipher }) => personalData.decrypt(identityCipher).slice(-4) === lastFour.toUpperCase())
    .map(({ id, name: known }) => ({ id, name: known }));
}
