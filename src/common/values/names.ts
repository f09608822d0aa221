/** The one form in which names are stored and compared, however they were typed. Pure. */

/** Zero-width characters, direction marks and soft hyphens come along when text is copied from web pages and chats. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF\p{Cc}]/gu;

/** Nearly every name, and then there is nothing to do: an import asks this of millions. */
const PLAIN_CHINESE = /^[\u4E00-\u9FFF]*$/;

function plain(text: string): string {
  return text.normalize('NFC').trim().replaceAll(/\s+/gu, ' ').replaceAll(INVISIBLE, '');
}

/**
 * A person's name. Two-character names are often spread by a space to line up with longer ones, so spaces beside
 * Chinese characters go; the dot of minority names is written in several ways and becomes U+00B7.
 */
export function personName(text: string): string {
  if (PLAIN_CHINESE.test(text)) return text;
  return plain(text)
    .replaceAll(/(?<=[^\p{Script=Latin}]) | (?=[^\p{Script=Latin}])/gu, '')
    .replaceAll(/[•・．‧∙⋅･]/gu, '·');
}

/** An organization's name is a key: brackets become the full-width ones, and full-width letters and digits plain. */
export function organizationName(text: string): string {
  if (PLAIN_CHINESE.test(text)) return text;
  return plain(text)
    .replaceAll(/[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/g, (it) => String.fromCharCode(it.charCodeAt(0) - 0xfee0))
    .replaceAll(/(?<=\P{Script=Latin}) | (?=\P{Script=Latin})/gu, '')
    .replaceAll('(', '（')
    .replaceAll(')', '）');
}
