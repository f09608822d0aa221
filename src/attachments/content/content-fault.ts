/** Why a file of a kind that is taken is not: it acts by itself, cannot be looked into, unpacks to too much, or holds what a paper does not. */
export type ContentFault = 'active' | 'encrypted' | 'unpacks' | 'damaged';
