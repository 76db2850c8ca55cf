/** What people call the records that an item points to. Answers to writes leave them out: reads have them. */
import { z } from 'zod'

export const retreatNames = {
  retreatCode: z.string().optional(),
  retreatTitle: z.string().optional().meta({ description: 'Left out of answers to writes.' }),
}

export const partyNames = {
  ...retreatNames,
  companyName: z.string().optional().meta({ description: 'Left out of answers to writes.' }),
}
