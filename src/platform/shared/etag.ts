import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { AppError } from './errors.ts'

/** SHA-256 over the canonical JSON (RFC 8785): the same value always gives the same digest, whatever its key order. */
export function digestJson(value: unknown): string {
  return digestOf(canonicalize(value) ?? '')
}

/**
 * The strong ETag of a representation (RFC 9110 §8.8.3): it changes exactly when what a reader sees changes. Of one kind
 * of record they are all put together by one function, so their keys always come in one order.
 */
export function etagOf(representation: unknown): string {
  return `"${digestOf(JSON.stringify(representation)).slice(0, 27)}"`
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
  if (header.trim() === '*') return true
  const own = etag.slice(1, -1)
  return Array.from(header.matchAll(LISTED), ([, text = '']) => text).some(
    // What is behind ours must be a suffix: ours may itself end with the dash that begins one.
    (text) => text === own || (text.startsWith(own) && CODING_SUFFIX.test(text.slice(own.length))),
  )
}

/** Refuses a change that was meant for an older representation. */
export function assertMatches(ifMatch: string, current: unknown): void {
  if (!names(ifMatch, etagOf(current))) throw new AppError('precondition_failed')
}
