/**
 * Browsers that signed in before (OWASP, "Device Cookies"): others' guesses do not make them wait. The token is signed with
 * the hash of the person's password, so nothing is stored, and a new password forgets them all.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

interface Account {
  id: string
  /** Of the password. */
  hash: string
}

export function newBrowserToken(account: Account): string {
  const nonce = randomBytes(16).toString('base64url')
  return `${nonce}.${signatureOf(account, nonce).toString('base64url')}`
}

export function isTokenOf(account: Account, token: string | undefined): boolean {
  const [, nonce = '', signature = ''] = /^([\w-]{22})\.([\w-]{43})$/.exec(token ?? '') ?? []
  const given = Buffer.from(signature, 'base64url')
  const expected = signatureOf(account, nonce)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

function signatureOf({ id, hash }: Account, nonce: string): Buffer {
  return createHmac('sha256', hash).update(`known browser ${id} ${nonce}`).digest()
}
