/** What answers say beside the record: what a person should look at, and what can be done with it. */
import { z } from 'zod'
import { Action, ProblemCode, WarningCode } from './codes.ts'
import { BothLanguages } from './wire.ts'

/** RFC 6901; a parameter of the query is found as if the query were an object. */
export const Pointer = z.string().meta({
  description:
    'RFC 6901 pointer to what is meant: into the body, or `/name` of a parameter; empty: all of it.',
  format: 'json-pointer',
})

export const Warning = z
  .object({ code: WarningCode, pointer: Pointer, detail: BothLanguages })
  .meta({ id: 'Warning', description: 'Something accepted that a person should look at.' })

/** In the answer to what was done with a record, and nowhere else. */
export const DeedWarnings = z
  .array(Warning)
  .optional()
  .meta({ description: 'Of what was just done with it: accepted, but a person should look at it.' })

const AllowedAction = z
  .object({
    action: Action,
    allowed: z.boolean(),
    code: ProblemCode.optional().meta({ description: 'The problem with which it would be refused.' }),
    reason: BothLanguages.optional(),
  })
  .meta({ id: 'AllowedAction' })
export type AllowedAction = z.infer<typeof AllowedAction>

/** Of a record that is read alone and as it stands. */
export const AllowedActions = z.array(AllowedAction).optional().meta({
  description:
    'What this caller could do with it now, and why not the rest. Only where it is read alone, without `knownAt`.',
})
