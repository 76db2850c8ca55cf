/** Reports that tell of a period: their first and last day, and what all of them have in common. */
import type { Tx } from '../platform/db/client.ts'
import type { Language } from '../platform/shared/language.ts'
import { longTableOf } from '../platform/tables/long-table.ts'
import type { Report } from '../platform/tables/report.ts'
import type { Cell, TableFoot, TableHead } from '../platform/tables/table.ts'
import { readScope, type Scope } from './read-scope.ts'
import { PeriodParameters } from './reports.schema.ts'

interface OverPeriod<Key extends string>
  extends Pick<Report, 'name' | 'operationId' | 'summary'>,
    Pick<TableHead<Key>, 'title' | 'columns'> {
  /** The rows page by page, however many there are; then what stands below them. */
  rows(
    tx: Tx,
    scope: Scope,
    language: Language,
  ): AsyncGenerator<Record<NoInfer<Key>, Cell>[], TableFoot<NoInfer<Key>>>
}

export function reportOverPeriod<Key extends string>({
  title,
  columns,
  rows,
  ...named
}: OverPeriod<Key>): Report<typeof PeriodParameters> {
  return {
    ...named,
    parameters: PeriodParameters,
    problems: ['date_in_future', 'dates_out_of_order'],
    async build(tx, actor, { retreatId, query, language }) {
      const scope = await readScope(tx, actor, retreatId, query)
      const { retreat, from, to } = scope
      const parameters = [
        { key: 'from', label: { id: 'Dari tanggal', en: 'From' }, value: from },
        { key: 'to', label: { id: 'Sampai tanggal', en: 'To' }, value: to },
      ]
      const head = { report: named.name, title, retreat, parameters, columns }
      const table = longTableOf(head, language, () => rows(tx, scope, language))
      return { table, resolved: { from, to } }
    },
  }
}
