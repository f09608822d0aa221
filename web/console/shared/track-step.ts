/** One step of the life of something: taken, the present one, or still to come. */
export interface TrackStep {
  name: string;
  phase: 'done' | 'now' | 'next' | 'ended';
  /** Who and when, whose turn it is and until when, what was said: a sentence each. */
  notes: readonly string[];
}
