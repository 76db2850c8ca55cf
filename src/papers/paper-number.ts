/**
 * The number of a paper without what people write in many ways: `STS 077/2025`, `sts-77-2025` and `STS77/2025` are one. The
 * database says the same (`paper_number`), and has the last word; a test holds the two against each other.
 */

/** Runs of letters or digits, in one case, joined by `/`. A number without any is as it was written. */
export function paperNumber(number: string): string {
  const tokens = foldCase(number)
    .replaceAll(/[^\p{Alphabetic}\p{Nd}]+/gu, '/')
    .replaceAll(/(\p{Alphabetic})(\p{Nd})/gu, '$1/$2')
    .replaceAll(/(\p{Nd})(\p{Alphabetic})/gu, '$1/$2')
    .replaceAll(/(^|\/)0+(\p{Nd})/gu, '$1$2')
    .replaceAll(/^\/|\/$/g, '')
  return tokens || number
}

/** Letter by letter, as the database does it: a word's end or neighbours change nothing. */
function foldCase(text: string): string {
  if (/^[ -~]*$/.test(text)) return text.toLowerCase()
  return Array.from(text.normalize('NFKC'), foldLetter).join('')
}

function foldLetter(letter: string): string {
  const upper = letter.toUpperCase()
  const [folded = letter] = (isOne(upper) ? upper : letter).toLowerCase()
  return folded
}

function isOne(text: string): boolean {
  const [, ...more] = text
  return more.length === 0
}
