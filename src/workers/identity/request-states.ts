/** What becomes of a request that a second person confirms: of a corrected identity number, or of two records to be merged. */
export const REQUEST_STATES = ['pending', 'confirmed', 'refused', 'withdrawn'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

export const REQUEST_STATE_NAMES: Record<RequestState, string> = {
  pending: '待确认',
  confirmed: '已确认',
  refused: '已驳回',
  withdrawn: '已撤回',
};
