/**
 * Checkpoints as signed notes (C2SP signed-note and tlog-checkpoint): a text of the log's name, its size, its root and
 * the instant, and an Ed25519 signature over it. Anyone with the public key can check one, without this program.
 */
import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'

/** The name under which the sealer signs. */
const KEY_NAME = 'cakupan'
const ED25519 = 1

/** DER of an Ed25519 public key before its 32 bytes (RFC 8410). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex')

export interface Checkpoint {
  /** Names the log after its first entry: another log cannot pass for it. */
  origin: string
  size: number
  root: Buffer
  signedAt: Date
}

export interface VerifierKey {
  /** The first 4 bytes, in hex, of SHA-256(name, newline, 0x01, key). */
  id: string
  publicKey: KeyObject
}

export class NoteError extends Error {}

/** The log's name: the first entry's hash, shortened. */
export function originOf(firstLeaf: Buffer): string {
  return `cakupan/${firstLeaf.toString('hex').slice(0, 16)}`
}

function textOf({ origin, size, root, signedAt }: Checkpoint): string {
  return `${origin}\n${size}\n${root.toString('base64')}\n${signedAt.toISOString()}\n`
}

/** The checkpoint as a note, signed. */
export function signCheckpoint(checkpoint: Checkpoint, privateKey: KeyObject): string {
  const text = textOf(checkpoint)
  const { id } = keyOf(createPublicKey(privateKey))
  const signature = Buffer.concat([Buffer.from(id, 'hex'), sign(null, Buffer.from(text), privateKey)])
  return `${text}\n— ${KEY_NAME} ${signature.toString('base64')}\n`
}

const NOTE =
  /^(?<origin>[^\n]+)\n(?<size>\d{1,16})\n(?<root>[A-Za-z0-9+/]{43}=)\n(?<signedAt>[0-9TZ:.-]+)\n\n(?<signatures>(?:— [^\n]+\n)+)$/

/** Whether this text has the form of a checkpoint, whoever signed it. */
export function isNote(text: string): boolean {
  return NOTE.test(text)
}

/** What a note says and by which key; throws where it is no checkpoint or no known key signed it. */
export function openCheckpoint(
  note: string,
  keys: readonly VerifierKey[],
): { checkpoint: Checkpoint; keyId: string } {
  const { origin = '', size, root = '', signedAt = '', signatures = '' } = NOTE.exec(note)?.groups ?? {}
  const instant = new Date(signedAt)
  if (size === undefined || Number.isNaN(instant.getTime())) throw new NoteError('is not a checkpoint')
  const checkpoint = { origin, size: Number(size), root: Buffer.from(root, 'base64'), signedAt: instant }
  // What is signed are these bytes, and not another way to write the same.
  const text = textOf(checkpoint)
  if (!note.startsWith(`${text}\n`)) throw new NoteError('is not a checkpoint')
  for (const [, name, base64 = ''] of signatures.matchAll(/^— (\S+) (\S+)$/gm)) {
    const bytes = Buffer.from(base64, 'base64')
    const key = name === KEY_NAME && keys.find(({ id }) => id === bytes.subarray(0, 4).toString('hex'))
    if (key && verify(null, Buffer.from(text), key.publicKey, bytes.subarray(4))) {
      return { checkpoint, keyId: key.id }
    }
  }
  throw new NoteError('is signed by none of the known keys')
}

/** A public key as the one-line verifier key that people pass on: name+id+base64(0x01 || key). */
export function verifierKeyOf(publicKey: KeyObject): string {
  const { id, typed } = keyOf(publicKey)
  return `${KEY_NAME}+${id}+${typed.toString('base64')}`
}

export function readVerifierKey(text: string): VerifierKey {
  const [, id = '', ...base64] = text.trim().split('+')
  const typed = Buffer.from(base64.join('+'), 'base64')
  if (typed.length !== 33 || typed[0] !== ED25519) throw new NoteError('is not a verifier key')
  const der = Buffer.concat([SPKI_PREFIX, typed.subarray(1)])
  const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' })
  if (verifierKeyOf(publicKey) !== text.trim()) throw new NoteError('is not a verifier key')
  return { id, publicKey }
}

function keyOf(publicKey: KeyObject): { id: string; typed: Buffer } {
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)
  const typed = Buffer.concat([Buffer.from([ED25519]), raw])
  const id = createHash('sha256').update(`${KEY_NAME}\n`).update(typed).digest('hex').slice(0, 8)
  return { id, typed }
}
