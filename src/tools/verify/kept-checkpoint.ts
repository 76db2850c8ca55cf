/** A checkpoint as people keep it: the API's answer in a file, or its note, whatever a mail or an editor did to line ends. */
import { isNote, NoteError } from '../../platform/log/checkpoint.ts'

const UTF16_MARK = Buffer.from([0xff, 0xfe])

/** The signed note in a file that was kept outside; throws where there is none, so that nobody takes it for tampering. */
export function readKeptCheckpoint(content: Buffer): string {
  const text = textIn(content)
  if (text === '') throw new NoteError('it is empty')
  const note = `${(noteInJson(text) ?? text).trim()}\n`
  if (!isNote(note)) {
    throw new NoteError(
      'it holds neither the answer of GET /v1/checkpoints/latest nor the six lines of its note',
    )
  }
  return note
}

/** The text of a file, with line ends of one kind. PowerShell writes what a program prints as UTF-16. */
export function textIn(content: Buffer): string {
  const encoding = content.subarray(0, 2).equals(UTF16_MARK) ? 'utf-16le' : 'utf-8'
  return new TextDecoder(encoding).decode(content).replaceAll(/\r\n?/g, '\n').trim()
}

/** Of a checkpoint, of an answer that carries one, or of the note alone as JSON. */
function noteInJson(text: string): string | null {
  const found = parsed(text)
  if (typeof found === 'string') return found
  if (typeof found !== 'object' || found === null) return null
  const { note, checkpoint } = found as { note?: unknown; checkpoint?: { note?: unknown } | null }
  const inside = note ?? checkpoint?.note
  return typeof inside === 'string' ? inside : null
}

/** What the text holds as JSON; null where it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
