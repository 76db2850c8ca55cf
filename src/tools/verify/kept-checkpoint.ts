/** A checkpoint as people keep it: the API's answer in a file, or its note, whatever a mail or an editor did to line ends. */
import { isNote, NoteError } from '../../platform/log/checkpoint.ts'

const UTF16_MARK = Buffer.from([0xff, 0xfe])

/** The signed note in a file that was kept outside; throws where there is none, so that nobody takes it for tampering. */
export function readKeptCheckpoint(content: Buffer): string {
  const text = decode(content).replaceAll(/\r\n?/g, '\n').trim()
  if (text === '') throw new NoteError('it is empty')
  const note = `${(noteInJson(text) ?? text).trim()}\n`
  if (!isNote(note)) {
    throw new NoteError(
      'it holds neither the answer of GET /v1/checkpoints/latest nor the six lines of its note',
    )
  }
  return note
}

/** PowerShell writes what a program prints as UTF-16. */
function decode(content: Buffer): string {
  return new TextDecoder(content.subarray(0, 2).equals(UTF16_MARK) ? 'utf-16le' : 'utf-8').decode(content)
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

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
