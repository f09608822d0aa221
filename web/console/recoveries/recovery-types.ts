import type { components } from '../api/schema';

export type LateFact = components['schemas']['LateFactResponse'];
export type Recovery = components['schemas']['RecoveryResponse'];
export type RecoveryDetail = components['schemas']['RecoveryDetailResponse'];
export type WriteOff = components['schemas']['WriteOffResponse'];
export type RecoveryEntry = components['schemas']['RecoveryEntryResponse'];
