const URI = /^(postgres(?:ql)?:\/\/(?:[^@/?]*@)?)([^/?]*)(.*)$/;

/**
 * One URL for each host of a URI that may name several, as libpq's do (PostgreSQL 18 §32.1.1.2):
 * `postgresql://user:password@one:5432,two:5432/name`. Null where it is no such address.
 */
export function hostUrls(uri: string): string[] | null {
  const [, before, hosts, after] = URI.exec(uri) ?? [];
  if (before === undefined || hosts === undefined || after === undefined) return null;
  const urls = hosts.split(',').map((host) => hostUrl(`${before}${host.trim()}${after}`));
  return urls.every((url) => url !== null) ? urls : null;
}

/** `target_session_attrs` is left out: what takes writes is found by whoever connects. */
function hostUrl(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  url.searchParams.delete('target_session_attrs');
  return url.toString();
}
