/** The papers themselves are what was stored. */
import type { Check } from './check.ts'

/** What a content is: its SHA-256 and its size. */
const whole = (digest: string, size: string) => `${digest} || ', ' || ${size} || ' bytes'`

export const contentChecks: Check[] = [
  {
    name: 'the content of every document is what was uploaded',
    sql: `
      select coalesce('document ' || d.id, 'content ' || c.sha256) as record,
        coalesce(${whole('d.sha256', 'd.size')}, 'no content without a document') as expected,
        coalesce(${whole(`encode(sha256(c.content), 'hex')`, 'octet_length(c.content)')}, 'gone') as found
      from documents d full join document_contents c using (sha256)`,
  },
]
