/** Verifier keys as people keep them: the API's answer in a file, or the keys themselves, a line each. */
import { NoteError, readVerifierKey, type VerifierKey } from '../../platform/log/checkpoint.ts'
import { parsed, textIn } from './kept-checkpoint.ts'

/** The keys to trust, at least one; throws where there is none, so that nobody verifies without any. */
export function readGivenKeys(content: Buffer): VerifierKey[] {
  const text = textIn(content)
  if (text === '') throw new NoteError('it is empty')
  const keys = keysInJson(text) ?? text.split('\n').filter((line) => line.trim() !== '')
  if (keys.length === 0) throw new NoteError('it holds no key')
  return keys.map(readVerifierKey)
}

/** Of the answer of GET /v1/checkpoints/keys, of one of its items, or of a key alone as JSON. */
function keysInJson(text: string): string[] | null {
  const found = parsed(text)
  if (typeof found === 'string') return [found]
  if (typeof found !== 'object' || found === null) return null
  const { items = [found] } = found as { items?: unknown }
  if (!Array.isArray(items)) return []
  return items.map((item: { verifierKey?: unknown } | null) => String(item?.verifierKey))
}
