/** What may stand in a text: nobody tells two apart that look the same. */

/** Controls, formats, surrogates, private use, unassigned; what is not shown; and the blank of Braille. */
const UNSEEN = /[\p{C}\p{Default_Ignorable_Code_Point}\u2800]/u
const LINE_BREAKS = /[\t\n\r]/g
/** A number of a paper as its key is made of it: ASCII, and the dashes of printers. */
const PRINTABLE = /^[ -~\u2010-\u2015\u2212]*$/

/** No character that cannot be seen, of whatever lines. */
export function isSeen(text: string): boolean {
  return !UNSEEN.test(text.replaceAll(LINE_BREAKS, ' '))
}

export function isOneLine(text: string): boolean {
  return !UNSEEN.test(text)
}

export function hasLetterOrDigit(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}

/**
 * Whether a document's number is of plain letters, digits and punctuation, however wide or raised they are written (NFKC): other
 * scripts have letters and digits that look the same.
 */
export function isDocumentNumber(text: string): boolean {
  const plain = text.normalize('NFKC')
  return PRINTABLE.test(plain) && /[A-Za-z0-9]/.test(plain)
}
