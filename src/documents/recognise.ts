/** What a file is, by its content. A name, or what a sender says of it, decides nothing. */
import { AppError } from '../platform/shared/errors.ts'
import type { Document } from './documents.schema.ts'
import { isWholeJpeg, isWholePdf, isWholePng } from './whole-papers.ts'

type MediaType = Document['mediaType']

interface Kind {
  /** Its first bytes. */
  start: string
  type: MediaType
  name: string
  isWhole: (content: Buffer) => boolean
}

const accepted: Kind[] = [
  { start: '%PDF-', type: 'application/pdf', name: 'PDF', isWhole: isWholePdf },
  { start: '\xff\xd8\xff', type: 'image/jpeg', name: 'JPEG', isWhole: isWholeJpeg },
  { start: '\x89PNG\r\n\x1a\n', type: 'image/png', name: 'PNG', isWhole: isWholePng },
]

/** What people try to send instead, so that the refusal can name it. */
const refused: [start: RegExp, name: string][] = [
  [/^PK/, 'ZIP (DOCX, XLSX, …)'],
  [/^\xd0\xcf/, 'DOC, XLS'],
  [/^(MZ|.ELF)/, 'EXE'],
  [/^(\xef\xbb\xbf)?\s*</, 'HTML, XML, SVG'],
  [/^GIF8/, 'GIF'],
  [/^(II\*|MM.\*)/s, 'TIFF'],
  [/^RIFF....WEBP/s, 'WEBP'],
  [/^....ftyp/s, 'HEIC, MP4'],
]

/** The type of a whole PDF, JPEG or PNG; anything else is refused, saying what it is. */
export function recognise(content: Buffer): MediaType {
  if (content.length === 0) throw new AppError('empty_document')
  const start = content.toString('latin1', 0, 64)
  const kind = accepted.find((each) => start.startsWith(each.start))
  if (kind?.isWhole(content)) return kind.type
  if (kind) throw new AppError('document_not_whole', { kind: kind.name })
  const [, name] = refused.find(([pattern]) => pattern.test(start)) ?? []
  const found = name ?? `0x${content.toString('hex', 0, 4)}`
  throw new AppError('file_type_not_accepted', { found, accepted: 'PDF, JPEG, PNG' })
}

const extensions: Record<MediaType, RegExp> = {
  'application/pdf': /\.pdf$/i,
  'image/jpeg': /\.jpe?g$/i,
  'image/png': /\.png$/i,
}

/** The name with an extension of its type, so that no computer opens it as anything else. */
export function nameFor(name: string, type: MediaType): string {
  return extensions[type].test(name) ? name : `${name}.${type.split('/')[1]}`
}
