/**
 * Where the number on a certificate can be checked: under the address with which the service was asked for the paper,
 * since only that is known to reach it through proxies. Null where that one is this machine's alone. Pure.
 */
export function checkAddress(protocol: string, host: string | undefined): string | null {
  const origin = `${protocol}://${host ?? ''}`;
  if (!URL.canParse(origin)) return null;
  const { hostname } = new URL(origin);
  if (['localhost', '0.0.0.0', '[::]', '[::1]'].includes(hostname) || hostname.startsWith('127.')) return null;
  return new URL('/api/v1/training/completion', origin).href;
}
