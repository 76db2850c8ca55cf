/** A file that came with a request, as a use case gets it. */
import { z } from 'zod'

export interface UploadedFile {
  /** As the sender calls it, made safe to show, to store and to answer as a file name. It says nothing of the content. */
  name: string
  content: Buffer
  /** SHA-256 of the content, in hexadecimal. */
  sha256: string
}

/** What a use case gets of a request with a file. */
export interface Upload<Fields = unknown> {
  file: UploadedFile
  fields: Fields
}

const FilePart = z
  .any()
  .check((context) => {
    if (isFile(context.value)) return
    context.issues.push({ code: 'invalid_type', expected: 'file', input: context.value })
  })
  .meta({ type: 'string', format: 'binary', description: 'Exactly one file.' })

function isFile(value: unknown): value is UploadedFile {
  return typeof value === 'object' && value !== null && 'content' in value && Buffer.isBuffer(value.content)
}

/**
 * The body of an upload: one part `file`, and text parts of these names. A use case gets `{ file, fields }`. `meta` is
 * what OpenAPI tells of it.
 */
export function uploadOf<Fields extends z.ZodRawShape>(fields: Fields, meta: z.GlobalMeta = {}) {
  return z
    .strictObject({ file: FilePart, ...fields })
    .meta(meta)
    .transform((body) => {
      const { file, ...texts } = body as { file: UploadedFile }
      return { file, fields: texts as z.output<z.ZodObject<Fields>> }
    })
}

const MAX_NAME_LENGTH = 150
/** What is looked at of a name: its end, where the extension is. */
const MAX_NAME_READ = 1_000
const UNSAFE = /[\p{Control}\p{Format}\p{Surrogate}\p{Private_Use}\p{Unassigned}"*/:<>?\\|]/gu

/** Without folders, characters that no file system or header takes, and dots that hide or climb; at most 150 characters. */
export function safeFileName(name: string | undefined): string {
  const last = name?.slice(-MAX_NAME_READ).split(/[/\\]/).at(-1) ?? ''
  const visible = withoutEdges(last.normalize('NFC').replace(/\s+/g, ' ').replace(UNSAFE, ''))
  const [, stem = '', extension = ''] = /^(.*?)(\.\w{1,8})?$/u.exec(visible) ?? []
  const shortened = [...stem].slice(0, MAX_NAME_LENGTH - extension.length).join('')
  return shortened + extension || 'berkas'
}

/** Without dots and spaces at either end. */
function withoutEdges(name: string): string {
  const characters = [...name]
  const isEdge = (character: string) => character === '.' || character === ' '
  const first = characters.findIndex((character) => !isEdge(character))
  return characters.slice(first, characters.findLastIndex((character) => !isEdge(character)) + 1).join('')
}
