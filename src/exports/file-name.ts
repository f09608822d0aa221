/** Characters that Windows and Office refuse in a file name, and control characters. */
// oxlint-disable-next-line no-control-regex -- control characters are exactly what has to go
const FORBIDDEN = /[\u0000-\u001f\u007f<>:"/\\|?*]/g;

/** A file name that every desktop accepts; `宣城市/津贴:1月.xlsx` → `宣城市_津贴_1月.xlsx`. */
export function safeFileName(name: string): string {
  // Through UTF-8 and back, so that half a surrogate pair cannot make the encoding below throw.
  const cleaned = Buffer.from(name, 'utf8')
    .toString('utf8')
    .replace(FORBIDDEN, '_')
    .replace(/[. ]+$/, '')
    .trim();
  return cleaned === '' ? 'download' : cleaned;
}

function ascii(part: string): string {
  return part.replace(/[^\x20-\x7e]+/g, '_').replace(/[%"\\]/g, '_');
}

/**
 * Content-Disposition for a download: `filename*` in UTF-8 (RFC 6266 §4.3, RFC 8187 §3.2; formerly RFC 5987) carries the
 * Chinese name, and a plain ASCII `filename` stands before it for clients that know no other.
 */
export function contentDisposition(name: string): string {
  const fileName = safeFileName(name);
  const dot = fileName.lastIndexOf('.');
  const fallback = dot > 0 ? `${ascii(fileName.slice(0, dot))}${ascii(fileName.slice(dot))}` : ascii(fileName);
  // encodeURIComponent leaves ! ' ( ) * as they are, of which ' ( ) * are no attr-char of RFC 8187.
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${fallback}"; filename*=UTF-8''${encoded}`;
}

/** The media type of an Excel workbook (ECMA-376, IANA). */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
