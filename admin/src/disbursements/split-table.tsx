import type { Schemas } from '../api/call'
import { formatRupiah, sum } from '../shared/rupiah'
import { useLanguage, useWords } from '../shell/language'
import { Table } from '../ui/table'
import { pageWords } from './page-words'

interface Split {
  allocations: readonly Schemas['Allocation'][]
  unallocated: number
}

/** On which lines the money stands, and how much of it on none. */
export function SplitTable({ title, split }: { title: string; split: Split }) {
  const texts = useWords(pageWords)
  const language = useLanguage()
  const rows = [
    ...split.allocations.map(({ lineCode, amount }) => ({ part: lineCode, amount })),
    ...(split.unallocated > 0 || split.allocations.length === 0
      ? [{ part: texts.unallocated, amount: split.unallocated }]
      : []),
  ]
  return (
    <Table
      caption={title}
      isCaptionShown
      columns={[
        { key: 'part', header: texts.line, isHead: true, cell: ({ part }) => part },
        {
          key: 'amount',
          header: texts.amount,
          isAmount: true,
          cell: ({ amount }) => formatRupiah(amount, language),
        },
      ]}
      rows={rows}
      keyOf={({ part }) => part}
      footer={
        <tr>
          <th scope="row">{texts.total}</th>
          <td className="amount">{formatRupiah(sum(rows.map(({ amount }) => amount)), language)}</td>
        </tr>
      }
    />
  )
}
