/** Papers to upload: small files that are what they say, and some that are not. */
import { randomUUID } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'
import type { TestService } from './service.ts'

/** A page of nothing. No two have the same content, unless the same text is given. */
export function aPdf(text: string = randomUUID()): Buffer {
  const start = `%PDF-1.7\n% ${text}\n`
  const objects = [
    '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n',
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n',
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n',
  ]
  const end = `trailer<</Root 1 0 R/Size 4>>\nstartxref\n${String(start.length).padStart(10, '0')}\n%%EOF\n`
  return Buffer.from(start + objects.join('') + end)
}

/** One grey pixel, with a comment. */
export function aJpeg(comment: string = randomUUID()): Buffer {
  const segment = (marker: string, content: Buffer) => {
    const length = Buffer.alloc(2)
    length.writeUInt16BE(content.length + 2)
    return Buffer.concat([Buffer.from(marker, 'hex'), length, content])
  }
  return Buffer.concat([
    Buffer.from('ffd8', 'hex'),
    segment('ffe0', Buffer.from('4a46494600010100000100010000', 'hex')),
    segment('fffe', Buffer.from(comment)),
    segment('ffc0', Buffer.from('080001000101011100', 'hex')),
    segment('ffda', Buffer.from('010100003f00', 'hex')),
    Buffer.from('7fffd9', 'hex'),
  ])
}

/** One grey pixel, with a text. */
export function aPng(text: string = randomUUID()): Buffer {
  const chunk = (type: string, content: Buffer) => {
    const named = Buffer.concat([Buffer.from(type), content])
    const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(content.length)
    checksum.writeUInt32BE(crc32(named))
    return Buffer.concat([length, named, checksum])
  }
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', Buffer.from('00000001000000010800000000', 'hex')),
    chunk('tEXt', Buffer.from(`Comment\0${text}`, 'latin1')),
    chunk('IDAT', deflateSync(Buffer.from([0, 128]))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

export async function aDocument(service: TestService, content: Buffer = aPdf()): Promise<{ id: string }> {
  const { body } = await service.as('finance').upload('/v1/documents', { name: 'Bukti.pdf', content })
  return body
}
