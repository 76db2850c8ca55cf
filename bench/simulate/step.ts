/** What the steps of the simulation are written with. */

export type Step = [what: string, sql: string]

/** SQL: today in WITA. */
export const today = 'wita_today()'

/** Days before today on which things happen, in the order in which they must. */
export const DAYS = { adoption: 720, firstPledge: 700, lastPledge: 60, agreement: 14, adjustment: 5 }

/** SQL: a number from 0 below `sides`, by chance but the same for the same `n`; `salt` names what it decides. */
export function dice(n: string, salt: string, sides: number | string): string {
  return `((hashtextextended('${salt}' || ${n}, 0) & 2147483647) % (${sides}))::int`
}

/** SQL: one of these, by chance. */
export function oneOf(n: string, salt: string, values: readonly string[]): string {
  return `(array['${values.join(`', '`)}'])[1 + ${dice(n, salt, values.length)}]`
}

/** What happens, in the order in which the log has it. */
const stages = [
  'appropriation',
  'expenditure',
  'expenditure reversal',
  'upload',
  'drafting',
  'submission',
  'decision',
  'agreement',
  'recording',
  'judgement',
  'attaching',
  'proposal',
  'answer',
  'ending',
] as const
export type Stage = (typeof stages)[number]

/** SQL: when the event of record n took place: each at a microsecond of its own, so that nothing waits equally long. */
export function instantOf(stage: Stage, n: string): string {
  return `(now() + (${stages.indexOf(stage)} * current_setting('simulation.records')::int8 + ${n}) * interval '1 microsecond')`
}

/** SQL: amounts of so many shares each. */
export function scaled(shares: string, share: string): string {
  return `array(select each * (${share}) from unnest(${shares}) each)::int8[]`
}

/** SQL: a split as records keep it, [{lineCode, amount}, …], of its lines. */
export function allocationsOf(lines: string, amounts: string): string {
  return `(select coalesce(jsonb_agg(jsonb_build_object('lineCode', line, 'amount', amount) order by place), '[]')
    from unnest(${lines}, ${amounts}) with ordinality part (line, amount, place) where line is not null)`
}

/** SQL: the part of it that is on no line, which comes last. */
export function unallocatedOf(lines: string, amounts: string): string {
  return `case when (${lines})[cardinality(${lines})] is null then (${amounts})[cardinality(${lines})] else 0 end`
}
