import { z } from 'zod'
import { Checkpoint, checkpointExample, hashExample } from '../platform/log/checkpoint.schema.ts'
import { eventTypeNames } from '../platform/log/event-types.ts'
import { Id, Instant, LocalDate, PageQuery, Person, pageOf, personExample } from '../platform/shared/wire.ts'

export const Position = z.int().min(1).meta({ description: 'Place in the log, from 1, without gaps.' })
const Hash = z.string().meta({ description: 'SHA-256, base64.', format: 'byte' })
const Verifier = z
  .string()
  .meta({ description: 'name+id+base64(0x01 || 32 bytes of an Ed25519 public key).' })

export const CheckpointPage = pageOf(Checkpoint).meta({ id: 'CheckpointPage' })
export const CheckpointQuery = z.strictObject({
  limit: PageQuery.shape.limit,
  cursor: z
    .string()
    .regex(/^\d{1,16}$/)
    .optional()
    .meta({ description: 'nextCursor of the page before.' }),
})

export const LogKeys = z
  .object({ items: z.array(z.object({ id: z.string(), verifierKey: Verifier, addedAt: Instant })) })
  .meta({
    id: 'LogKeys',
    examples: [
      {
        items: [
          {
            id: '1f0c4d7a',
            verifierKey: 'cakupan+1f0c4d7a+AWqf3sVh0yTn7dXy1mB5cJ8kR2uL4pE6wZ9oQxGvNiSt',
            addedAt: '2025-03-01T01:00:00.000Z',
          },
        ],
      },
    ],
  })

export const ProofQuery = z.strictObject({
  size: z.coerce.number().int().min(1).optional().meta({
    description: 'Size of the checkpoint to prove it against; absent: the newest.',
  }),
})
export const InclusionProof = z
  .object({
    position: Position,
    leafIndex: z.int().meta({ description: 'position - 1: the index of RFC 6962.' }),
    leaf: z.string().meta({ description: 'The canonical JSON that was hashed.' }),
    leafHash: Hash,
    path: z.array(Hash).meta({ description: 'RFC 6962 §2.1.1, from the leaf up.' }),
    checkpoint: Checkpoint,
  })
  .meta({
    id: 'InclusionProof',
    examples: [
      {
        position: 1041,
        leafIndex: 1040,
        leaf: '{"actorId":"0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f", …}',
        leafHash: hashExample,
        path: [hashExample],
        checkpoint: checkpointExample,
      },
    ],
  })

export const ConsistencyQuery = z.strictObject({
  from: z.coerce.number().int().min(1).meta({ description: 'Size of the older checkpoint.' }),
  to: z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .meta({ description: 'Size of the newer; absent: the newest.' }),
})
export const ConsistencyProof = z
  .object({
    from: Checkpoint,
    to: Checkpoint,
    path: z.array(Hash).meta({ description: 'RFC 6962 §2.1.2.' }),
  })
  .meta({
    id: 'ConsistencyProof',
    examples: [{ from: { ...checkpointExample, size: 1000 }, to: checkpointExample, path: [hashExample] }],
  })

export const HistoryItem = z
  .object({
    id: Id.meta({ description: 'The event.' }),
    position: Position.nullable().meta({ description: 'Its place in the log; null until it is sealed.' }),
    type: z.enum(eventTypeNames),
    text: z.string().meta({ description: 'What happened, in the requested language.' }),
    occurredAt: Instant,
    actorId: Id,
    actor: Person,
    apiKeyId: Id.nullable(),
    requestId: z.string(),
    version: z
      .int()
      .nullable()
      .meta({ description: "The record's version from then on; null where it stayed." }),
    changes: z.array(
      z.object({
        field: z.string(),
        label: z.string().meta({ description: 'What people call the field, in the requested language.' }),
        before: z.unknown(),
        after: z.unknown(),
      }),
    ),
    bookedOn: LocalDate.nullable().meta({
      description:
        'The first open day, where something of it would have counted from a closed one; else null.',
    }),
  })
  .meta({
    id: 'HistoryItem',
    examples: [
      {
        id: '0198f2a0-0012-7a51-9d2e-3f1b6c7d8e9f',
        position: 1050,
        type: 'pledge.approved',
        text: 'Pledge approved',
        occurredAt: '2025-04-15T02:00:00.000Z',
        actorId: '0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f',
        actor: personExample,
        apiKeyId: '0198f2a0-0009-7a51-9d2e-3f1b6c7d8e9f',
        requestId: '0198f2a0-0011-7a51-9d2e-3f1b6c7d8e9f',
        version: 3,
        changes: [{ field: 'state', label: 'state', before: 'submitted', after: 'active' }],
        bookedOn: null,
      },
    ],
  })
export type HistoryItem = z.infer<typeof HistoryItem>
export const HistoryPage = pageOf(HistoryItem).meta({ id: 'HistoryPage' })
