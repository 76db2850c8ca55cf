/** Passwords: what one must be like, and the only form in which one is kept (scrypt, RFC 7914). */
import { randomBytes, randomInt, type ScryptOptions, timingSafeEqual } from 'node:crypto'
import type { OnBehalfOf } from '../shared/caller.ts'
import { refuseAt } from '../shared/errors.ts'
import { surpriseOf } from './common-passwords.ts'
import { deriveKey } from './derive-key.ts'

export interface PasswordCost {
  N: number
  r: number
  p: number
}

/** 32 MiB and about 0.2 s for each guess: one of OWASP's settings for scrypt. A hash keeps its own, so they can rise. */
export const PASSWORD_COST: PasswordCost = { N: 2 ** 15, r: 8, p: 3 }
const MAX_MEMORY_BYTES = 64 * 1024 * 1024
const KEY_BYTES = 32
const SALT_BYTES = 16

export const PASSWORD_MIN = 12
export const PASSWORD_MAX = 128
const FEWEST_DIFFERENT_CHARACTERS = 5

/** Hashes new passwords at one cost, and compares with hashes of any. */
export class PasswordHasher {
  readonly #cost: PasswordCost
  readonly #nobodys: string

  constructor(cost: PasswordCost) {
    this.#cost = cost
    this.#nobodys = textOf(cost, Buffer.alloc(SALT_BYTES), Buffer.alloc(KEY_BYTES))
  }

  async hash(password: string, caller: OnBehalfOf): Promise<string> {
    const salt = randomBytes(SALT_BYTES)
    return textOf(this.#cost, salt, await derive(password, salt, this.#cost, caller))
  }

  /** Takes as long for a user without a password as for a wrong password, so that the time tells nothing. */
  async matches(password: string, hash: string | undefined, caller: OnBehalfOf): Promise<boolean> {
    const [, N, r, p, salt = '', key = ''] = (hash ?? this.#nobodys).split('$')
    const cost = { N: Number(N), r: Number(r), p: Number(p) }
    const given = await derive(password, Buffer.from(salt, 'base64url'), cost, caller)
    return timingSafeEqual(given, Buffer.from(key, 'base64url')) && hash !== undefined
  }
}

/** `scrypt$N$r$p$salt$key`, the last two in base64url. */
function textOf({ N, r, p }: PasswordCost, salt: Buffer, key: Buffer): string {
  return ['scrypt', N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/** The same letters in another Unicode form are the same password. */
function derive(password: string, salt: Buffer, cost: ScryptOptions, caller: OnBehalfOf): Promise<Buffer> {
  const options = { ...cost, maxmem: MAX_MEMORY_BYTES }
  return deriveKey(password.normalize('NFKC'), salt, KEY_BYTES, options, caller)
}

/**
 * Length counts, not the kinds of characters (NIST SP 800-63B §5.1.1.2): at least 12 characters, of which enough remain,
 * and enough of them different, without what everybody guesses first: common words, runs, years, the person's own name
 * and address.
 */
export function assertGoodPassword(password: string, person: { name: string; email: string | null }): void {
  const surprise = surpriseOf(password, wordsOf(`${person.name} ${person.email ?? ''}`))
  const isGood =
    password.normalize('NFKC').length >= PASSWORD_MIN &&
    surprise.length >= PASSWORD_MIN / 2 &&
    new Set(surprise).size >= FEWEST_DIFFERENT_CHARACTERS
  if (!isGood) refuseAt('/newPassword', 'password_too_weak', { minimum: PASSWORD_MIN })
}

/** Its words of three letters and more, the longest first. */
function wordsOf(text: string): string[] {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]{3,}/gu) ?? []
  return words.sort((one, other) => other.length - one.length)
}

const READABLE = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A first password for an admin to hand over: 20 characters that are easy to read out, about 99 random bits. */
export function newInitialPassword(): string {
  const letters = Array.from({ length: 20 }, () => READABLE[randomInt(READABLE.length)])
  return letters.join('').replace(/(.{5})(?=.)/g, '$1-')
}
