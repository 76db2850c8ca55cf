/**
 * The parts of an XLSX file, unpacked within bounds. The directory at the end of the archive says how large each part
 * is; that is checked before anything is unpacked, and no part is let grow beyond it.
 */
import { crc32, inflateRawSync } from 'node:zlib'
import { refuseFile } from './faults.ts'

/** What all parts may unpack to. 5,000 rows of a table take about a third of it. */
const UNPACKED_LIMIT_BYTES = 16 * 1024 * 1024
const MAX_PARTS = 500

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const END_BYTES = 22
const ENTRY_BYTES = 46
const LOCAL_BYTES = 30
const LONGEST_COMMENT_BYTES = 0xffff

interface Entry {
  name: string
  isEncrypted: boolean
  method: number
  crc: number
  packedBytes: number
  unpackedBytes: number
  offset: number
}

/** The archive's parts by name; each is unpacked when it is read. */
export interface Parts {
  names: readonly string[]
  /** The text of a part; undefined where there is none. */
  textOf(name: string): string | undefined
}

export function partsOf(archive: Buffer): Parts {
  const entries = new Map(readDirectory(archive).map((entry) => [entry.name, entry]))
  const total = [...entries.values()].reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0)
  if (total > UNPACKED_LIMIT_BYTES) refuseFile('unpacks_too_large')
  return {
    names: [...entries.keys()],
    textOf(name) {
      const entry = entries.get(name)
      return entry && decoded(unpacked(archive, entry), name)
    },
  }
}

function damaged(what: string): never {
  return refuseFile('damaged_workbook', {}, { read: what })
}

function readDirectory(archive: Buffer): Entry[] {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  const isThere =
    end >= archive.length - END_BYTES - LONGEST_COMMENT_BYTES && end + END_BYTES <= archive.length
  if (end < 0 || !isThere || archive.readUInt32LE(end) !== END) damaged('zip: directory')
  const count = archive.readUInt16LE(end + 10)
  if (count > MAX_PARTS) damaged('zip: parts')
  const entries: Entry[] = []
  let at = archive.readUInt32LE(end + 16)
  for (let index = 0; index < count; index += 1) {
    if (at + ENTRY_BYTES > end || archive.readUInt32LE(at) !== ENTRY) damaged('zip: directory')
    const nameBytes = archive.readUInt16LE(at + 28)
    entries.push({
      name: archive.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes),
      isEncrypted: (archive.readUInt16LE(at + 8) & 1) === 1,
      method: archive.readUInt16LE(at + 10),
      crc: archive.readUInt32LE(at + 16),
      packedBytes: archive.readUInt32LE(at + 20),
      unpackedBytes: archive.readUInt32LE(at + 24),
      offset: archive.readUInt32LE(at + 42),
    })
    at += ENTRY_BYTES + nameBytes + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  // Two parts of one name, and readers would differ in which one they see.
  if (new Set(entries.map(({ name }) => name.toLowerCase())).size < count) damaged('zip: names')
  if (entries.some(({ isEncrypted }) => isEncrypted)) refuseFile('protected_workbook')
  return entries
}

function unpacked(archive: Buffer, { name, method, crc, packedBytes, unpackedBytes, offset }: Entry): Buffer {
  if (offset + LOCAL_BYTES > archive.length || archive.readUInt32LE(offset) !== LOCAL) damaged(name)
  const start = offset + LOCAL_BYTES + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28)
  const packed = archive.subarray(start, start + packedBytes)
  const content = method === 0 ? packed : method === 8 ? inflated(packed, unpackedBytes, name) : damaged(name)
  if (content.length !== unpackedBytes || crc32(content) !== crc) damaged(name)
  return content
}

/** Never more than the directory said, whatever the packed bytes would grow to. */
function inflated(packed: Buffer, limit: number, name: string): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(limit, 1) })
  } catch {
    return damaged(name)
  }
}

function decoded(content: Buffer, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return damaged(name)
  }
}
