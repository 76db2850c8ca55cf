import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { AppError } from './errors.ts'

/** SHA-256 over the canonical JSON (RFC 8785): the same value always gives the same digest, whatever its key order. */
export function digestJson(value: unknown): string {
  return createHash('sha256')
    .update(canonicalize(value) ?? '')
    .digest('base64url')
}

/** The strong ETag of a representation (RFC 9110 §8.8.3): it changes exactly when what a reader sees changes. */
export function etagOf(representation: unknown): string {
  return `"${digestJson(representation).slice(0, 27)}"`
}

/** Whether a list of ETags, as If-Match and If-None-Match carry it, names this one. */
export function names(header: string, etag: string, comparison: 'strong' | 'weak'): boolean {
  if (header.trim() === '*') return true
  const listed = header.match(/(W\/)?"[^"]*"/g) ?? []
  return listed.some(
    (candidate) => (comparison === 'weak' ? candidate.replace(/^W\//, '') : candidate) === etag,
  )
}

/** Refuses a change that was meant for an older representation. */
export function assertMatches(ifMatch: string, current: unknown): void {
  if (!names(ifMatch, etagOf(current), 'strong')) throw new AppError('precondition_failed')
}
