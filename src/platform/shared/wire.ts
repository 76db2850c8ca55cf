/** Scalars of the wire: what an id, an amount, a date and a page look like in JSON. Every schema builds on these. */
import { z } from 'zod'
import { hasLetterOrDigit, isDocumentNumber, isOneLine, isSeen } from './text.ts'

/** The largest amount of one posting: ten trillion rupiah, about half of the province's yearly budget. */
export const MAX_AMOUNT = 10 ** 13

/** The largest total that JSON carries exactly (2^53 - 1); a posting that would pass it is refused. */
export const MAX_TOTAL = Number.MAX_SAFE_INTEGER

export const Id = z.uuid().meta({ description: 'UUID (version 7: sorts by time of creation).' })

export const Rupiah = z
  .int()
  .min(1)
  .max(MAX_AMOUNT)
  .meta({ description: 'Whole rupiah, gross as on the evidence, more than 0 and at most 10^13.' })

export const RupiahOrZero = z.int().min(0).max(MAX_AMOUNT).meta({ description: 'Whole rupiah, 0 to 10^13.' })

export const RupiahTotal = z
  .int()
  .min(0)
  .max(MAX_TOTAL)
  .meta({ description: 'A sum of whole rupiah, at most 2^53 - 1.' })

/** The calendar of Postgres has no year 0. */
export const LocalDate = z.iso
  .date()
  .refine((date) => !date.startsWith('0000'), { params: { format: 'date' } })
  .meta({ description: 'A calendar date in WITA (Asia/Makassar), YYYY-MM-DD.' })

export const BookedOn = LocalDate.meta({
  description:
    'Day (WITA) in an open month on which it counts, only where the month of its own date is closed.',
})

export const Instant = z.iso.datetime().meta({ description: 'An instant, RFC 3339, UTC.' })

/** Stored composed (NFC) and trimmed; neither Postgres nor canonical JSON knows half of a surrogate pair. */
const Text = z.string().trim().normalize('NFC')
const Lines = Text.refine(isSeen, { params: { format: 'seen_text' } })
const Line = Text.refine(isOneLine, { params: { format: 'seen_text' } })
const meaningful = { params: { format: 'meaningful_text' } }

export const Reason = Lines.min(3)
  .max(500)
  .refine(hasLetterOrDigit, meaningful)
  .meta({ description: 'Free text, 3 to 500 characters.' })
export const Note = Lines.min(1).max(500).meta({ description: 'Free text, at most 500 characters.' })
export const ShortText = Line.min(1).max(200).refine(hasLetterOrDigit, meaningful)
export const DocumentNumber = Line.min(1)
  .max(100)
  .refine(isDocumentNumber, { params: { format: 'document_number' } })
  .meta({
    description:
      'A document number as printed on it: letters A to Z, digits, spaces and punctuation; at most 100 characters.',
  })

export const LineCode = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,29}$/)
  .meta({ description: "A cost line's stable code: letters, digits, dot, dash, underscore; at most 30." })

export const VenueCode = z
  .string()
  .regex(/^[A-Z0-9][A-Z0-9_-]{0,29}$/)
  .meta({ description: 'Upper-case letters, digits, dash, underscore; at most 30.' })

export const RegencyCode = z
  .string()
  .regex(/^\d{2}\.\d{2}$/)
  .meta({ description: 'Kemendagri code of a regency or city, such as 64.03.' })

export const Allocation = z
  .strictObject({ lineCode: LineCode, amount: Rupiah })
  .meta({ id: 'Allocation', description: 'Part of an amount that goes to one cost line.' })
export type Allocation = z.infer<typeof Allocation>

/** How an amount is spread: over lines, and what is on none. Whole rupiah. */
export interface Split {
  allocations: Allocation[]
  unallocated: number
}

/** Of a record to which documents can be attached. */
export const Attached = z
  .int()
  .min(0)
  .meta({ description: 'How many documents were attached to it; `…/documents` lists them.' })

/** Both languages at once, so that the text does not depend on who reads it (and neither does the ETag). */
export const BothLanguages = z.object({ id: z.string(), en: z.string() }).meta({ id: 'BothLanguages' })
export type BothLanguages = z.infer<typeof BothLanguages>

/** Who did something to a record. */
export const Person = z
  .object({
    id: Id,
    name: z.string().nullable().optional().meta({
      description: 'Null for readers who may not know who is who; left out of answers to writes.',
    }),
  })
  .meta({ id: 'Person' })
export type Person = z.infer<typeof Person>

export const personExample = { id: '0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f', name: 'Punai Contoh' }

export function personOf(id: string | null): Person | null {
  return id === null ? null : { id }
}

export function personsOf(ids: readonly string[]): Person[] {
  return ids.map((id) => ({ id }))
}

export const PAGE_LIMIT_MAX = 200

export const PageQuery = z.strictObject({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(PAGE_LIMIT_MAX)
    .default(50)
    .meta({ description: 'Items per page.' }),
  cursor: z.string().max(500).optional().meta({ description: 'nextCursor of the page before.' }),
})

export const KnownAt = Instant.meta({
  description: 'As it was known at an instant (RFC 3339, UTC): the log as it was sealed by then.',
})

/** A list, or a record, that can also be read as it was known. */
export const KnownQuery = z.strictObject({ knownAt: KnownAt.optional() })
export const KnownPageQuery = PageQuery.extend({
  cursor: PageQuery.shape.cursor.meta({
    description: 'nextCursor of the page before; it goes on with the `knownAt` of that page.',
  }),
  ...KnownQuery.shape,
})

/** A list's answer: the items and where to go on (null on the last page). */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() })
}
export type Page<Item> = { items: Item[]; nextCursor: string | null }
