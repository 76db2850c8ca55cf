/** What coverage answers, each client tells apart by a field: these compile, or the description is of no use to them. */
import type { GetCoverageResponse } from './hey-api'
import type { paths } from './openapi-typescript/schema'
import type { GetCoverage200One } from './orval/client'

type Described = paths['/v1/retreats/{id}/coverage']['get']['responses'][200]['content']['application/json']
type Percent = number | null

/** The headline; of a table how many rows it has. */
export const headlines = [
  (answer: Described): Percent => ('columns' in answer ? answer.rows.length : answer.totals.percent.verified),
  (answer: GetCoverageResponse): Percent =>
    'columns' in answer ? answer.rows.length : answer.totals.percent.verified,
  (answer: GetCoverage200One): Percent =>
    'columns' in answer ? answer.rows.length : answer.totals.percent.verified,
]

/** The ceiling of each group, where lines are grouped. */
export const ceilings = [
  (answer: Described): number[] =>
    'columns' in answer
      ? []
      : (answer.groups ?? []).flatMap((each) => ('ceiling' in each ? each.ceiling : [])),
  (answer: GetCoverageResponse): number[] =>
    'columns' in answer
      ? []
      : (answer.groups ?? []).flatMap((each) => ('ceiling' in each ? each.ceiling : [])),
]

/** A code is one of a list: a slip of the pen does not compile. */
type Code = NonNullable<
  Described extends infer Each ? (Each extends { groupBy?: infer By } ? By : never) : never
>
export const grouped: Code = 'accountCode'
// @ts-expect-error There is no such grouping.
export const notGrouped: Code = 'venue'
