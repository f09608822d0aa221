import { DateField } from '../../common/fields/fields.js';

/** Both inclusive; null or absent is open. */
export class FirstRegisteredBetween {
  @DateField({ optional: true, nullable: true })
  from?: string | null;

  @DateField({ optional: true, nullable: true })
  to?: string | null;
}
