import { z } from 'zod'
import { Checkpoint, checkpointExample, hashExample } from '../platform/log/checkpoint.schema.ts'
import { type EventType, eventTypeNames, eventTypes } from '../platform/log/event-types.ts'
import { Id, Instant, LocalDate, PageQuery, pageOf } from '../platform/shared/wire.ts'
import { LoggedRow } from './rows.schema.ts'

const Position = z.int().min(1).meta({ description: 'Place in the log, from 1, without gaps.' })
const Hash = z.string().meta({ description: 'SHA-256, base64.', format: 'byte' })
const Verifier = z
  .string()
  .meta({ description: 'name+id+base64(0x01 || 32 bytes of an Ed25519 public key).' })

const head = {
  position: Position,
  id: Id,
  sequence: z.int().meta({ description: 'Order of writing; may have gaps.' }),
  subject: z.object({ type: z.string(), id: z.string() }).meta({
    id: 'EventSubject',
    description: 'The record that it happened to; a budget version is retreat/number.',
  }),
  retreatId: Id.nullable(),
  actorId: Id.meta({
    description: 'The person: a user, somebody of the single sign-on, or a key that no user stands behind.',
  }),
  apiKeyId: Id.nullable(),
  requestId: z.string(),
  occurredAt: z.string().meta({ description: 'To the microsecond, UTC.', format: 'date-time' }),
  rows: z.array(LoggedRow).meta({ description: 'Every row that it wrote, as it stands from then on.' }),
}

function schemaNameOf(type: EventType): string {
  return `_${type}_event`.replace(/[._]([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

const Answer = z
  .string()
  .meta({ description: 'SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal.' })

/** Older events may carry more than their type does today. */
function eventSchema(type: EventType) {
  const { en, data } = eventTypes[type]
  return z
    .object({
      ...head,
      type: z.literal(type),
      data: z.looseObject({ ...data.shape, answer: Answer.optional() }),
    })
    .meta({ id: schemaNameOf(type), description: en })
}

const [firstType, ...otherTypes] = eventTypeNames
export const Event = z
  .discriminatedUnion('type', [eventSchema(firstType), ...otherTypes.map(eventSchema)])
  .meta({
    id: 'Event',
    description:
      'Its canonical JSON (RFC 8785) is the leaf of the Merkle log: SHA-256(0x00 || JSON) is the hash in its proof.',
    discriminator: {
      propertyName: 'type',
      mapping: Object.fromEntries(
        eventTypeNames.map((type) => [type, `#/components/schemas/${schemaNameOf(type)}`]),
      ),
    },
    examples: [
      {
        position: 1041,
        id: '0198f2a0-0010-7a51-9d2e-3f1b6c7d8e9f',
        sequence: 1043,
        type: 'company.registered',
        subject: { type: 'company', id: '0198f2a0-0001-7a51-9d2e-3f1b6c7d8e9f' },
        retreatId: null,
        actorId: '0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f',
        apiKeyId: '0198f2a0-0009-7a51-9d2e-3f1b6c7d8e9f',
        requestId: '0198f2a0-0011-7a51-9d2e-3f1b6c7d8e9f',
        occurredAt: '2025-03-10T01:00:00.123456Z',
        data: {},
        rows: [
          {
            table: 'companies',
            row: {
              id: '0198f2a0-0001-7a51-9d2e-3f1b6c7d8e9f',
              legal_name: 'PT Arangtara Contoh Mining',
              version: 1,
            },
          },
        ],
      },
    ],
  })
export type Event = z.infer<typeof Event>

export const EventPage = z
  .object({
    items: z.array(Event),
    next: z.int().meta({ description: '`after` of the next call; where nothing is new, the one given.' }),
    sealed: z.int().meta({ description: 'The last position there is.' }),
  })
  .meta({
    id: 'EventPage',
    description: 'Events in the order of the log. No event is ever added before `next`.',
  })

export const EVENTS_MAX = 1_000
export const EventQuery = z.strictObject({
  after: z.coerce.number().int().min(0).default(0).meta({ description: 'Events after this position.' }),
  types: z
    .string()
    .max(2_000)
    .refine((list) => list.split(',').every((type) => type in eventTypes), 'unknown type of event')
    .optional()
    .meta({ description: 'Only these types, separated by commas.' }),
  retreatId: Id.optional(),
  limit: z.coerce.number().int().min(1).max(EVENTS_MAX).default(100),
})
export type EventQuery = z.infer<typeof EventQuery>

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
    apiKeyId: Id.nullable(),
    requestId: z.string(),
    version: z
      .int()
      .nullable()
      .meta({ description: "The record's version from then on; null where it stayed." }),
    changes: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
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
        apiKeyId: '0198f2a0-0009-7a51-9d2e-3f1b6c7d8e9f',
        requestId: '0198f2a0-0011-7a51-9d2e-3f1b6c7d8e9f',
        version: 3,
        changes: [{ field: 'state', before: 'submitted', after: 'active' }],
        bookedOn: null,
      },
    ],
  })
export type HistoryItem = z.infer<typeof HistoryItem>
export const HistoryPage = pageOf(HistoryItem).meta({ id: 'HistoryPage' })
