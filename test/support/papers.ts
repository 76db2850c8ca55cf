/** Papers to upload: small files that are what they say, and some that are not. */
import { randomUUID } from 'node:crypto'
import type { TestService } from './service.ts'

/** No two have the same content, unless the same text is given. */
export function aPdf(text: string = randomUUID()): Buffer {
  return Buffer.from(`%PDF-1.7\n% ${text}\n%%EOF\n`)
}

export function aJpeg(): Buffer {
  return Buffer.concat([Buffer.from('ffd8ffe000104a464946', 'hex'), Buffer.from(randomUUID())])
}

export function aPng(): Buffer {
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from(randomUUID())])
}

export async function aDocument(service: TestService, content: Buffer = aPdf()): Promise<{ id: string }> {
  const { body } = await service.as('finance').upload('/v1/documents', { name: 'Bukti.pdf', content })
  return body
}
