/** Who gets a seat (domain.md §10). Pure: the caller holds the session's lock and passes what it found under it. */

/** The most seats that one region, with all below it, or one station may take. */
export interface SeatQuota {
  regionCode: string | null;
  stationId: string | null;
  seats: number;
}

/** What of a person decides whose quota they take. */
export interface SeatHolder {
  stationId: string | null;
  /** Codes from the root of the tree down to the enrolment's region. */
  regionPath: readonly string[];
}

export type NoSeat = 'capacity' | 'quota';

export class Seats {
  private free: number;
  private readonly left: { quota: SeatQuota; free: number }[];

  constructor(capacity: number, quotas: readonly SeatQuota[], enrolled: readonly SeatHolder[]) {
    this.free = capacity;
    this.left = quotas.map((quota) => ({ quota, free: quota.seats }));
    for (const holder of enrolled) this.take(holder);
  }

  /** Why there is no seat for this person, or null when there is one. */
  refusal(holder: SeatHolder): NoSeat | null {
    if (this.free <= 0) return 'capacity';
    return this.left.some(({ quota, free }) => free <= 0 && takesFrom(quota, holder)) ? 'quota' : null;
  }

  /** The quota that this person would take from and that is used up, if any: for whoever has to raise it. */
  usedUp(holder: SeatHolder): SeatQuota | null {
    return this.left.find(({ quota, free }) => free <= 0 && takesFrom(quota, holder))?.quota ?? null;
  }

  take(holder: SeatHolder): void {
    this.free -= 1;
    for (const each of this.left) if (takesFrom(each.quota, holder)) each.free -= 1;
  }

  /** Whether more people sit here than capacity and quotas allow. */
  overdrawn(): NoSeat | null {
    if (this.free < 0) return 'capacity';
    return this.left.some(({ free }) => free < 0) ? 'quota' : null;
  }

  /**
   * Seats those who wait, in order of arrival. Whoever's own quota is used up stays and does not hold up the others.
   *
   * @returns those who got a seat, in their order
   */
  seat<T extends SeatHolder>(waiting: readonly T[]): T[] {
    const seated: T[] = [];
    for (const holder of waiting) {
      if (this.free <= 0) break;
      if (this.refusal(holder)) continue;
      this.take(holder);
      seated.push(holder);
    }
    return seated;
  }
}

function takesFrom(quota: SeatQuota, holder: SeatHolder): boolean {
  if (quota.stationId !== null) return quota.stationId === holder.stationId;
  return quota.regionCode !== null && holder.regionPath.includes(quota.regionCode);
}
