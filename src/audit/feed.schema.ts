/** The feed: events as the log seals them, and the cursor by which it is followed. */
import { z } from 'zod'
import { subjectsOf } from '../platform/log/event-rows.ts'
import { type EventType, eventTypeNames, eventTypes } from '../platform/log/event-types.ts'
import { codeOf } from '../platform/shared/codes.ts'
import { several } from '../platform/shared/list-query.ts'
import { Id } from '../platform/shared/wire.ts'
import { typesOrGroups } from './event-groups.ts'
import { EventRecord } from './event-records.ts'
import { Position } from './log.schema.ts'
import { LoggedRow, schemaNameOf } from './rows.schema.ts'

export const EventSubject = z
  .object({ type: codeOf([...new Set(eventTypeNames.flatMap(subjectsOf))]), id: z.string() })
  .meta({
    id: 'EventSubject',
    description: 'The record that it happened to; a budget version is retreat/number.',
  })

const head = {
  position: Position,
  id: Id,
  sequence: z.int().meta({ description: 'Order of writing; may have gaps.' }),
  subject: EventSubject,
  retreatId: Id.nullable(),
  actorId: Id.meta({
    description: 'The person: a user, somebody of the single sign-on, or a key that no user stands behind.',
  }),
  apiKeyId: Id.nullable(),
  requestId: z.string(),
  occurredAt: z.string().meta({ description: 'To the microsecond, UTC.', format: 'date-time' }),
  records: z.array(EventRecord).meta({
    description: 'What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`.',
  }),
  rows: z
    .array(LoggedRow)
    .meta({ description: 'Every row that it wrote, as it stands from then on: what was hashed.' }),
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
    .meta({ id: schemaNameOf(type, 'event'), description: en })
}

const [firstType, ...otherTypes] = eventTypeNames
export const Event = z
  .discriminatedUnion('type', [eventSchema(firstType), ...otherTypes.map(eventSchema)])
  .meta({
    id: 'Event',
    description:
      'Its canonical JSON (RFC 8785) without `records` is the leaf of the Merkle log: SHA-256(0x00 || JSON) is the hash in its proof.',
    discriminator: {
      propertyName: 'type',
      mapping: Object.fromEntries(
        eventTypeNames.map((type) => [type, `#/components/schemas/${schemaNameOf(type, 'event')}`]),
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
        records: [
          {
            type: 'company',
            id: '0198f2a0-0001-7a51-9d2e-3f1b6c7d8e9f',
            legalName: 'PT Arangtara Contoh Mining',
            npwp: '0999000011999000',
            nib: '9999000000001',
            kbliCode: '05100',
            kbliVersion: '2020',
            regencyCodes: ['64.08'],
            succession: null,
            successionWithdrawalReason: null,
            version: 1,
            createdAt: '2025-03-10T01:00:00.123Z',
            updatedAt: '2025-03-10T01:00:00.123Z',
          },
        ],
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

export const FEED_START = '0'
/**
 * A place in the feed: the last position, and the beginning of the hash of its leaf. No other log has that there, also not the
 * same one after a restore has taken it to an earlier state and it has grown again.
 */
export const FeedCursor = z
  .string()
  .regex(/^(0|[1-9][0-9]{0,14}-[0-9a-f]{16})$/)
  .meta({ examples: ['1041-5f2c9b1d0a7e4c36'] })

export const EventPage = z
  .object({
    items: z.array(Event),
    next: FeedCursor.meta({ description: '`after` of the next call; where nothing is new, the one given.' }),
    sealed: z.int().meta({ description: 'The last position there is.' }),
  })
  .meta({
    id: 'EventPage',
    description: 'Events in the order of the log. No event is ever added before `next`.',
  })

export const EVENTS_MAX = 1_000
export const EventQuery = z.strictObject({
  after: FeedCursor.default(FEED_START).meta({
    description: '`next` of the answer before; absent: from the beginning.',
  }),
  types: several(z.enum(typesOrGroups)).optional().meta({
    description: 'Only these types; `pledge.*` are all that begin so. Several: separated by commas.',
  }),
  retreatId: Id.optional(),
  limit: z.coerce.number().int().min(1).max(EVENTS_MAX).default(100),
})
export type EventQuery = z.infer<typeof EventQuery>

export const StreamQuery = EventQuery.omit({ limit: true, after: true }).extend({
  after: z
    .union([FeedCursor, z.literal('end')])
    .default(FEED_START)
    .meta({
      description:
        'Where to begin, without `Last-Event-ID`: `next` of the feed, `end` for what is still to come; absent: from the beginning.',
    }),
})
export type StreamQuery = z.infer<typeof StreamQuery>
export const StreamHeaders = z.looseObject({
  'last-event-id': FeedCursor.optional().meta({
    description:
      'The `id` of the last event that arrived: a browser sends it by itself when it connects again.',
  }),
})
export type EventPage = z.infer<typeof EventPage>
