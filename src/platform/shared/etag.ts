import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import canonicalize from 'canonicalize'
import { AppError } from './errors.ts'
import { namesOfFields } from './field-names.ts'

/** SHA-256 over the canonical JSON (RFC 8785): the same value always gives the same digest, whatever its key order. */
export function digestJson(value: unknown): string {
  return digestOf(canonicalize(value) ?? '')
}

/**
 * The strong ETag of a representation (RFC 9110 §8.8.3): it changes exactly when what a reader sees changes. Of one kind
 * of record they are all put together by one function, so their keys always come in one order. Behind a record's digest
 * stands a mark of each of its fields: a refusal names those that changed, and nothing is kept of what each reader saw. It is one
 * for all readers, so nothing personal is in it, which those who may not read that could guess from it: the version, which rises
 * with every change, stands for that too.
 */
export function etagOf(representation: unknown): string {
  if (!isRecord(representation)) return `"${shortDigestOf(JSON.stringify(withoutPersonal(representation)))}"`
  const fields = fieldsOf(representation)
  const digest = shortDigestOf(fields.map(({ name, text }) => `${name}:${text}`).join(','))
  return `"${digest}.${fields.map(markOf).join('')}"`
}

function shortDigestOf(text: string): string {
  return digestOf(text).slice(0, 27)
}

interface Field {
  name: string
  text: string
}

/** What has versions: only that is ever changed or decided on. */
function isRecord(representation: unknown): representation is object {
  return typeof representation === 'object' && representation !== null && 'version' in representation
}

/** What is not for every reader, of whatever record. */
const personalFields = ['contact', 'email', 'subject'] as const
export type PersonalField = (typeof personalFields)[number]

/** Records of a list are as they are alone; whatever else is answered is of one reader. */
function withoutPersonal(answered: unknown): unknown {
  if (typeof answered !== 'object' || answered === null || !('items' in answered)) return answered
  const { items } = answered
  if (!Array.isArray(items)) return answered
  return {
    ...answered,
    items: items.map((each) => (isRecord(each) ? withoutPersons(impersonal(each)) : each)),
  }
}

function isPersonal(name: string): boolean {
  return (personalFields as readonly string[]).includes(name)
}

function impersonal(record: object): object {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name, isPersonal(name) ? null : value]),
  )
}

/** Not every reader may know who is who. */
function withoutPersons(record: object): object {
  const persons = ['makers', 'decidedBy', 'verifiedBy', 'rejectedBy', 'adoptedBy']
  return Object.fromEntries(Object.entries(record).filter(([name]) => !persons.includes(name)))
}

function fieldsOf(record: object): Field[] {
  return Object.entries(impersonal(record)).flatMap(([name, value]) =>
    value === undefined || isOfReader(name) ? [] : [{ name, text: textOf(name, value) }],
  )
}

/**
 * What is of the answer to one reader or request, and not of the record: its version stands for who made and decided it, and what
 * its parties are called or leave room for changes without it.
 */
const ofReader = new Set([
  'warnings',
  'allowedActions',
  'paperTotal',
  'makers',
  'decidedBy',
  'verifiedBy',
  'rejectedBy',
  'adoptedBy',
  'companyName',
  'retreatCode',
  'retreatTitle',
])

function isOfReader(name: string): boolean {
  return ofReader.has(name)
}

function textOf(name: string, value: unknown): string {
  if (name !== 'lines') return JSON.stringify(value)
  return JSON.stringify(value, (key, field) => (key === 'reserved' || key === 'room' ? undefined : field))
}

const MARK_LENGTH = 3

/** Twelve bits of a field: the digest decides whether anything changed, the marks only say what. */
function markOf({ text }: Field): string {
  return (crc32(text) & 0xfff).toString(16).padStart(MARK_LENGTH, '0')
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}

/** A validator as its sender wrote it: perhaps weak, its opaque text between the quotes (RFC 9110 §8.8.3). */
const LISTED = /(?:W\/)?"([^"]*)"/g
/** What proxies that compress append to the text: Apache and Caddy `-gzip`, `-br`, `-zstd`, Jetty `--gzip`, others `;gzip`. */
const CODING_SUFFIX = /^(?:--|-|;|:)(?:gzip|x-gzip|br|zstd|deflate)$/

/** Whether a header is `*` or holds ETags and nothing else: one without its quotes names none. */
export function isListOfETags(header: string): boolean {
  if (header.trim() === '*') return true
  const between = header.replaceAll(LISTED, '')
  return between !== header && /^[\s,]*$/.test(between)
}

/**
 * Whether a list of ETags, as If-Match and If-None-Match carry it, names this one. A proxy that compresses an answer
 * weakens its ETag (`W/"…"`) or marks it (`"…-gzip"`), and the client can send back only what it was given: each is
 * compared by the representation that it stands for. That loses nothing here, because an ETag of ours names what was
 * read, and not how its bytes were packed.
 */
export function names(header: string, etag: string): boolean {
  return nameIn(header, etag) !== null
}

/** As `names`; answers the ETag by which it is named there, which an answer without a body repeats, or null. */
export function nameIn(header: string, etag: string): string | null {
  if (header.trim() === '*') return etag
  const own = etag.slice(1, -1)
  const named = Array.from(header.matchAll(LISTED), ([, text = '']) => text).find(
    // What is behind ours must be a suffix: ours may itself end with the dash that begins one.
    (text) => text === own || (text.startsWith(own) && CODING_SUFFIX.test(text.slice(own.length))),
  )
  return named === undefined ? null : `"${named}"`
}

/** Refuses what was meant for an older representation, naming what is different now. */
export function assertMatches(ifMatch: string, current: object): void {
  if (names(ifMatch, etagOf(current))) return
  throw new AppError('precondition_failed', { changed: namesOfFields(changedSince(ifMatch, current)) })
}

/** The fields whose marks differ from those of the first ETag; none where it is no ETag of such a record. */
function changedSince(ifMatch: string, current: object): string[] {
  const fields = fieldsOf(current)
  const [, seen = ''] = /"[\w-]+\.([0-9a-f]+)/.exec(ifMatch) ?? []
  if (seen.length !== fields.length * MARK_LENGTH) return []
  const markAt = (index: number) => seen.slice(index * MARK_LENGTH, (index + 1) * MARK_LENGTH)
  return fields.filter((field, index) => markOf(field) !== markAt(index)).map(({ name }) => name)
}
