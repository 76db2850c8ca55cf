/** Which entries every balance sums up: the one list behind checking the balances and making them anew. */
import { channel, form, levels } from '../shared/measures.ts'

/** A column, and the entries whose amounts it sums. */
export type Sum = [column: string, condition: string]

/** What coverage tells of a part, now (line_balances) and over time (line_spans). */
export const coverageSums: Sum[] = [
  ...levels.flatMap((level) =>
    form.enumValues.map((each): Sum => [`${level}_${each}`, `measure = '${level}' and form = '${each}'`]),
  ),
  ...(['received', 'verified'] as const).flatMap((level) =>
    channel.enumValues.map(
      (each): Sum => [`${level}_${each}`, `measure = '${level}' and channel = '${each}'`],
    ),
  ),
  ['appropriated', `measure = 'appropriated'`],
  ['spent', `measure = 'spent'`],
]

export const lineSums: Sum[] = [['reserved', `measure = 'reserved'`], ...coverageSums]

export const pledgeSums: Sum[] = ['reserved', ...levels].map((measure) => [measure, `measure = '${measure}'`])

/** SQL: the journal's sums over a key, one row for each of its parts ('' is the unallocated one). */
export function balancesOfJournal(key: string, sums: Sum[]): string {
  return `
    select ${key}, coalesce(line_code, '') as line_key,
      ${sums.map(([column, condition]) => `coalesce(sum(amount) filter (where ${condition}), 0) as ${column}`).join(', ')}
    from journal_entries where ${key} is not null group by 1, 2`
}

/** SQL: the journal's sums over time, one row for each span that an entry's day ends. */
export function spansOfJournal(): string {
  const running = coverageSums.map(
    ([column, condition]) =>
      `coalesce(sum(sum(amount) filter (where ${condition})) over (partition by retreat_id, coalesce(line_code, ''), since order by until), 0) as ${column}`,
  )
  return `
    select retreat_id, coalesce(line_code, '') as line_key, since, until, ${running.join(', ')}
    from journal_entries cross join lateral spans_of(effective_on)
    where measure <> 'reserved'
    group by retreat_id, coalesce(line_code, ''), since, until`
}
