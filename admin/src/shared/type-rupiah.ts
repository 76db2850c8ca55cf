/** What becomes of a key or a paste in a field of rupiah: digits are grouped at once, anything else stays as it was typed. */
import { groupDigits } from './rupiah.ts'

export interface Typed {
  text: string
  caret: number
}

interface Change {
  before: string
  /** What stands in the field now, and where the caret is. */
  after: Typed
  /** As the browser names it: `deleteContentBackward`. */
  inputType: string
}

/**
 * Groups what is digits alone, and keeps the caret before the same digits. A dot, a comma or a letter that somebody types is
 * kept in sight instead, until the field is left: dropping the comma of `1500000,50` would make a hundred times as much.
 */
export function typeRupiah({ before, after, inputType }: Change): Typed {
  if (!isGrouped(before) || !/^\d*$/.test(insertedBetween(before, after))) return after
  const right = digitsOf(after.text.slice(after.caret))
  const left = digitsOf(after.text.slice(0, after.caret))
  const wasOnlyDot = digitsOf(before) === left + right && before.length > after.text.length
  if (!wasOnlyDot) return grouped(left, right)
  // Over a dot the key takes the digit beside it: else it would seem to do nothing.
  return inputType === 'deleteContentForward'
    ? grouped(left, right.slice(1))
    : grouped(left.slice(0, -1), right)
}

function grouped(left: string, right: string): Typed {
  const text = groupDigits(left + right)
  let caret = text.length
  for (let passed = 0; passed < right.length; caret -= 1) if (text[caret - 1] !== '.') passed += 1
  return { text, caret }
}

function isGrouped(text: string): boolean {
  return /^[\d.]*$/.test(text) && groupDigits(digitsOf(text)) === text
}

function digitsOf(text: string): string {
  return text.replaceAll('.', '')
}

/** What was typed or pasted at the caret; all of it where the field was filled some other way. */
function insertedBetween(before: string, { text, caret }: Typed): string {
  const rest = text.slice(caret)
  if (!before.endsWith(rest)) return text
  const head = before.slice(0, before.length - rest.length)
  let start = 0
  while (start < caret && start < head.length && head[start] === text[start]) start += 1
  return text.slice(start, caret)
}
