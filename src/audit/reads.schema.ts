import { z } from 'zod'
import { Id, Instant, PageQuery, pageOf } from '../platform/shared/wire.ts'

export const SensitiveRead = z
  .object({
    id: Id,
    personId: Id,
    apiKeyId: Id.nullable(),
    requestId: z.string(),
    operationId: z.string(),
    recordIds: z.array(Id).meta({ description: 'The records whose personal data the answer held.' }),
    readAt: Instant,
  })
  .meta({
    id: 'SensitiveRead',
    examples: [
      {
        id: '0198f2a0-0011-7a51-9d2e-3f1b6c7d8e9f',
        personId: '0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f',
        apiKeyId: '0198f2a0-0009-7a51-9d2e-3f1b6c7d8e9f',
        requestId: '0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e90',
        operationId: 'getCompany',
        recordIds: ['0198f2a0-0001-7a51-9d2e-3f1b6c7d8e9f'],
        readAt: '2025-03-03T01:00:00.000Z',
      },
    ],
  })
export type SensitiveRead = z.infer<typeof SensitiveRead>
export const SensitiveReadPage = pageOf(SensitiveRead).meta({ id: 'SensitiveReadPage' })

export const ReadQuery = PageQuery.extend({
  personId: Id.optional().meta({ description: 'What this person read.' }),
  recordId: Id.optional().meta({ description: 'Who read this record.' }),
})
