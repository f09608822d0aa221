/** A recovery that may be netted, with what is left of it to plan. */
export interface NettableRecovery {
  id: string;
  workerId: string;
  /** What the person keeps of each month's line at least. */
  monthlyFloorFen: number;
  availableFen: number;
}

export interface PlannedNetting {
  recoveryId: string;
  amountFen: number;
}

/**
 * What new lines keep back for recoveries (domain rule §7): each person's oldest first, each line leaving the person the
 * recovery's monthly floor, never more than is left of the recovery.
 */
export class NettingPlan {
  private readonly byWorker = new Map<string, { id: string; floorFen: number; leftFen: number }[]>();

  /** @param recoveries oldest first */
  constructor(recoveries: readonly NettableRecovery[] = []) {
    for (const { id, workerId, monthlyFloorFen: floorFen, availableFen: leftFen } of recoveries) {
      if (leftFen <= 0) continue;
      const own = this.byWorker.get(workerId) ?? [];
      own.push({ id, floorFen, leftFen });
      this.byWorker.set(workerId, own);
    }
  }

  /** Plans what a person's next line repays. */
  take(workerId: string, amountFen: number): PlannedNetting[] {
    const nettings: PlannedNetting[] = [];
    let keptFen = amountFen;
    let promisedFen = 0;
    for (const recovery of this.byWorker.get(workerId) ?? []) {
      // A later recovery with a lower floor does not take what an earlier one leaves the person.
      const floorFen = Math.max(promisedFen, recovery.floorFen);
      const fen = Math.min(recovery.leftFen, keptFen - floorFen);
      if (fen <= 0) continue;
      promisedFen = floorFen;
      recovery.leftFen -= fen;
      keptFen -= fen;
      nettings.push({ recoveryId: recovery.id, amountFen: fen });
    }
    return nettings;
  }
}
