/** What lists take beside their page: words to search for, several values of one filter, an order, sums over all of it. */
import { z } from 'zod'
import { hasLetterOrDigit, isOneLine } from './text.ts'
import { MAX_AMOUNT, MAX_TOTAL, RupiahTotal } from './wire.ts'

/** The most values of one filter. */
const VALUES_MAX = 50
const SEARCH_LENGTH_MAX = 100

/** `state=a,b` and `state=a&state=b` are one. */
export function several<Value extends z.ZodType>(value: Value) {
  const values = z.array(value).min(1).max(VALUES_MAX)
  return z.preprocess(toValues, values).meta({ description: 'Several: repeated, or separated by commas.' })
}

function toValues(sent: unknown): unknown {
  if (sent === undefined) return undefined
  return (Array.isArray(sent) ? sent : [sent]).flatMap((each) =>
    typeof each === 'string' ? each.split(',', VALUES_MAX + 1) : [each],
  )
}

/** Compared as papers are: a search that looks like a number finds it, however wide it is written (NFKC). */
export const Search = z
  .string()
  .max(SEARCH_LENGTH_MAX)
  .trim()
  .normalize('NFKC')
  .refine(isOneLine, { params: { format: 'seen_text' } })
  .refine(hasLetterOrDigit, { params: { format: 'meaningful_text' } })

export const Flag = z.enum(['true', 'false'])

const Amount = z.coerce.number().int().min(1).max(MAX_AMOUNT)
export const amountRange = {
  amountFrom: Amount.optional().meta({ description: 'At least so much, whole rupiah.' }),
  amountTo: Amount.optional().meta({ description: 'At most so much, whole rupiah.' }),
}

/** By one of these fields, ascending or (`-`) descending; records that agree in it in the order of their creation. */
export function sortBy<Field extends string>(...fields: Field[]) {
  const orders = ['createdAt' as const, ...fields].flatMap((field) => [field, `-${field}` as const] as const)
  return z
    .enum(orders)
    .default('-createdAt' as never)
    .meta({ description: 'Ascending, or with `-` descending. Without it, the newest first.' })
}

export const withTotals = {
  totals: Flag.default('false').meta({
    description: '`true`: with count and sums of all that the filters find.',
  }),
}

const Count = z.int().min(0)
const Sum = RupiahTotal.meta({ description: `Whole rupiah, at most ${MAX_TOTAL}.` })

/** Sums over everything that the filters find, whatever the page. */
export const Totals = z
  .object({
    count: Count,
    amount: Sum.optional(),
    received: Sum.optional(),
    verified: Sum.optional(),
    outstanding: Sum.optional(),
  })
  .meta({ id: 'ListTotals', examples: [{ count: 3, amount: 1_250_000_000 }] })
export type Totals = z.infer<typeof Totals>

/** A list's answer, with sums where they are asked for. */
export function pageWithTotals<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().nullable(),
    totals: Totals.optional().meta({ description: 'With `totals=true`.' }),
  })
}
