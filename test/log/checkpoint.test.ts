import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  NoteError,
  openCheckpoint,
  originOf,
  readVerifierKey,
  signCheckpoint,
  verifierKeyOf,
} from '../../src/platform/log/checkpoint.ts'
import { hashLeaf } from '../../src/platform/log/merkle.ts'

const checkpoint = {
  origin: originOf(hashLeaf('the first entry')),
  size: 42,
  root: hashLeaf('root'),
  signedAt: new Date('2025-06-01T02:03:04.567Z'),
}

describe('a checkpoint', () => {
  it('says the same again when it is opened with the key that signed it', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    const key = readVerifierKey(verifierKeyOf(publicKey))

    const opened = openCheckpoint(signCheckpoint(checkpoint, privateKey), [key])

    expect(opened).toEqual({ checkpoint, keyId: key.id })
  })

  it('is plain text that a person can read', () => {
    const { privateKey } = generateKeyPairSync('ed25519')

    const [origin, size, root, signedAt, empty, signature] = signCheckpoint(checkpoint, privateKey).split(
      '\n',
    )

    expect([origin, size, signedAt, empty]).toEqual([checkpoint.origin, '42', '2025-06-01T02:03:04.567Z', ''])
    expect(root).toBe(checkpoint.root.toString('base64'))
    expect(signature).toMatch(/^— cakupan [A-Za-z0-9+/]{91}=$/)
  })

  it('is refused with any character of its text changed, and by any other key', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    const key = readVerifierKey(verifierKeyOf(publicKey))
    const stranger = readVerifierKey(verifierKeyOf(generateKeyPairSync('ed25519').publicKey))
    const note = signCheckpoint(checkpoint, privateKey)

    expect(() => openCheckpoint(note.replace('\n42\n', '\n41\n'), [key])).toThrow(NoteError)
    expect(() => openCheckpoint(note.replace('04.567Z', '04.568Z'), [key])).toThrow(NoteError)
    expect(() => openCheckpoint(note, [stranger])).toThrow(NoteError)
    expect(() => openCheckpoint('not a note', [key])).toThrow(NoteError)
  })
})
