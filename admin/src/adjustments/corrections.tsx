import { useWords } from '../shell/language'
import { Table } from '../ui/table'
import type { Adjustment } from './queries'
import { words } from './words'

/** Of what corrects fields: what each says and would say. */
export function Corrections({ adjustment: { before, request } }: { adjustment: Adjustment }) {
  const texts = useWords(words)
  if (before === null) return null
  const rows = Object.entries(before).map(([field, was]) => ({ field, was, becomes: request[field] }))
  const said = (value: unknown) =>
    value === null || value === undefined
      ? texts.nothing
      : typeof value === 'object'
        ? JSON.stringify(value)
        : String(value)
  return (
    <Table
      caption={texts.corrected}
      isCaptionShown
      rows={rows}
      keyOf={({ field }) => field}
      columns={[
        { key: 'field', header: texts.field, isHead: true, cell: ({ field }) => field },
        { key: 'was', header: texts.was, cell: ({ was }) => said(was) },
        { key: 'becomes', header: texts.becomes, cell: ({ becomes }) => said(becomes) },
      ]}
    />
  )
}
