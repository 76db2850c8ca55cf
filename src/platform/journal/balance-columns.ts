/** The columns in which balances keep the journal's sums: the one list, from which tables and rules are made. */
import {
  type Channel,
  channel,
  type Form,
  form,
  type Level,
  levels,
  type Measure,
} from '../shared/measures.ts'

/** A column, what the program calls it, and which entries it adds up. */
export interface BalanceColumn<Key extends string = string> {
  name: string
  key: Key
  measure: Measure
  form?: Form
  channel?: Channel
}

/** Only what was handed over came through a channel. */
const receiptLevels = ['received', 'verified'] as const satisfies readonly Level[]

type CamelCase<Name extends string> = Name extends `${infer First}_${infer Rest}`
  ? `${First}${Capitalize<CamelCase<Rest>>}`
  : Name

export type LineKey =
  | `${Level}${Capitalize<Form>}`
  | `${(typeof receiptLevels)[number]}${Capitalize<CamelCase<Channel>>}`
  | 'appropriated'
  | 'spent'

/** Of a line, or of what is unallocated: every level by form, receipts by channel too, and the APBD side. */
export const lineColumns: readonly BalanceColumn<LineKey>[] = [
  ...levels.flatMap((measure) => form.enumValues.map((each) => lineColumn(measure, { form: each }))),
  ...receiptLevels.flatMap((measure) =>
    channel.enumValues.map((each) => lineColumn(measure, { channel: each })),
  ),
  lineColumn('appropriated'),
  lineColumn('spent'),
]

/** One level of a line, form by form. */
export function formsOf(level: Level): BalanceColumn<LineKey>[] {
  return lineColumns.filter(({ measure, form: ofForm }) => measure === level && ofForm)
}

/** Of a pledge on a line: its form is the pledge's. */
export const pledgeColumns: readonly BalanceColumn<Level | 'reserved'>[] = (
  ['reserved', ...levels] as const
).map((measure) => ({ name: measure, key: measure, measure }))

function lineColumn(
  measure: Measure,
  part: Pick<BalanceColumn, 'form' | 'channel'> = {},
): BalanceColumn<LineKey> {
  const name = [measure, ...Object.values(part)].join('_')
  const key = name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()) as LineKey
  return { name, key, measure, ...part }
}
