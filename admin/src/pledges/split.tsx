import { useQuery } from '@tanstack/react-query'
import { dayInWords } from '../shared/calendar'
import { formatRupiah } from '../shared/rupiah'
import { useLanguage, useWords } from '../shell/language'
import { type Column, Table } from '../ui/table'
import { budgetLinesQuery, type Pledge } from './queries'
import { words } from './words'

/** What the pledge has on each line, and the room that the line has beside. */
export function Split({ pledge }: { pledge: Pledge }) {
  const texts = useWords(words)
  const language = useLanguage()
  const { data: lines = [] } = useQuery(budgetLinesQuery(pledge.retreatId))
  const rupiah = (amount: number | undefined) =>
    amount === undefined ? texts.none_yet : formatRupiah(amount, language)
  // What was submitted is reserved already.
  const before: Column<Part> = {
    key: 'before',
    header: texts.roomBefore,
    isAmount: true,
    cell: ({ room, amount }) => rupiah(room === undefined ? undefined : room + amount),
  }
  const received: Column<Part> = {
    key: 'received',
    header: texts.received,
    isAmount: true,
    cell: (part) => rupiah(part.received),
  }
  const ofLine = (code: string) => lines.find((line) => line.code === code)
  const rows: Part[] = [
    ...pledge.allocations.map((part) => ({ ...part, key: part.lineCode, room: ofLine(part.lineCode)?.room })),
    ...(pledge.unallocated > 0 ? [unallocatedOf(pledge)] : []),
  ]
  return (
    <Table
      caption={texts.split}
      isCaptionShown
      rows={rows}
      keyOf={({ key }) => key}
      columns={[
        {
          key: 'line',
          header: texts.line,
          isHead: true,
          cell: ({ lineCode }) =>
            lineCode === undefined ? (
              texts.unallocated
            ) : (
              <>
                <strong>{lineCode}</strong> {ofLine(lineCode)?.description}
              </>
            ),
        },
        { key: 'amount', header: texts.amount, isAmount: true, cell: ({ amount }) => rupiah(amount) },
        pledge.state === 'submitted' ? before : received,
        { key: 'room', header: texts.room, isAmount: true, cell: ({ room }) => rupiah(room) },
      ]}
    />
  )
}

interface Part {
  key: string
  lineCode?: string
  amount: number
  received?: number
  room?: number | undefined
}

function unallocatedOf({ unallocated }: Pledge): Part {
  return { key: '', amount: unallocated }
}

/** With what is still owed of each: receipts settle the oldest first. */
export function Instalments({ pledge }: { pledge: Pledge }) {
  const texts = useWords(words)
  const language = useLanguage()
  const rows = pledge.instalments.map((instalment, index) => ({ ...instalment, key: String(index) }))
  return (
    <Table
      caption={texts.instalments}
      isCaptionShown
      rows={rows}
      keyOf={({ key }) => key}
      columns={[
        {
          key: 'dueOn',
          header: texts.dueOn,
          isHead: true,
          cell: ({ dueOn, overdueDays }) => (
            <>
              {dayInWords(dueOn, language)}
              {pledge.state === 'active' && overdueDays > 0 && (
                <strong className="overdue"> {texts.overdueDays(overdueDays)}</strong>
              )}
            </>
          ),
        },
        {
          key: 'amount',
          header: texts.amount,
          isAmount: true,
          cell: ({ amount }) => formatRupiah(amount, language),
        },
        {
          key: 'owed',
          header: texts.owed,
          isAmount: true,
          cell: ({ outstanding }) =>
            pledge.state === 'active' ? formatRupiah(outstanding, language) : texts.none_yet,
        },
      ]}
    />
  )
}
