interface Acting {
  userId: string;
  isCounted: boolean;
}

const acting = new WeakMap<object, Acting>();

/**
 * Says that this request is for an account that was signed in when it asked for it: work that the service takes up again, or a file by
 * an address that is good once. Only an object of this process can be named here, so nothing that a client says ever is.
 *
 * @param isCounted it was held against the account's limits when it was first sent
 */
export function actFor(request: object, userId: string, isCounted: boolean): void {
  acting.set(request, { userId, isCounted });
}

/** The account that {@link actFor} named; null for any other request. */
export function actsFor(request: object): string | null {
  return acting.get(request)?.userId ?? null;
}

/** Whether the limits have seen this request before. */
export function wasCounted(request: object): boolean {
  return acting.get(request)?.isCounted ?? false;
}
