import { z } from 'zod'
import { channel, form, measure } from './measures.ts'
import { Id, LocalDate } from './wire.ts'

export const JournalEntry = z
  .object({
    retreatId: Id,
    measure: z.enum(measure.enumValues),
    lineCode: z.string().nullable().meta({ description: 'null: unallocated.' }),
    companyId: Id.nullable(),
    pledgeId: Id.nullable(),
    disbursementId: Id.nullable(),
    form: z.enum(form.enumValues).nullable(),
    channel: z.enum(channel.enumValues).nullable(),
    amount: z.int().meta({ description: 'Whole rupiah, signed.' }),
    effectiveOn: LocalDate,
  })
  .meta({ id: 'JournalEntry', description: 'A signed entry that counts from its day (WITA) on.' })
