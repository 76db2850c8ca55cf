import { Link } from '@tanstack/react-router'
import { formatRupiah } from '../shared/rupiah'
import { useLanguage, useWords } from '../shell/language'
import { type Column, Table } from '../ui/table'
import type { Line, Seen, VenueCoverage } from './queries'
import { LEVELS, words } from './words'

type Sums = Pick<Line, 'ceiling' | 'csr' | 'apbd' | 'unfunded'>

interface LinesTableProps {
  retreatId: string
  seen: Seen & { venue: string }
  coverage: VenueCoverage
}

/** Line by line what carries it; each leads to the entries that it comes of. */
export function LinesTable({ retreatId, seen, coverage }: LinesTableProps) {
  const texts = useWords(words)
  const language = useLanguage()
  const columns: Column<Line>[] = [
    {
      key: 'line',
      header: texts.line,
      isHead: true,
      cell: ({ code, description }) => (
        <>
          <Link
            to="/retret/$id/cakupan/entri"
            params={{ id: retreatId }}
            search={{ ...seen, part: 'line', lineCode: code }}
            aria-label={texts.toEntries(`${code} ${description}`)}
          >
            {code}
          </Link>{' '}
          {description}
        </>
      ),
    },
    ...amountColumns(texts, (amount) => formatRupiah(amount, language)),
  ]
  return (
    <Table
      caption={texts.lines}
      isCaptionShown
      columns={columns}
      rows={coverage.lines}
      keyOf={({ code }) => code}
      footer={
        <tr>
          <th scope="row">{texts.total}</th>
          {columns.slice(1).map(({ key }) => (
            <td key={key} className="amount">
              {formatRupiah(amountOf(coverage.totals, key), language)}
            </td>
          ))}
        </tr>
      }
    />
  )
}

function amountColumns(texts: (typeof words)['id'], rupiah: (amount: number) => string): Column<Sums>[] {
  return (['ceiling', ...LEVELS, 'apbd', 'unfunded'] as const).map((key) => ({
    key,
    header: texts.short[key],
    isAmount: true,
    cell: (row) => rupiah(amountOf(row, key)),
  }))
}

function amountOf({ ceiling, csr, apbd, unfunded }: Sums, key: string): number {
  const figures: Record<string, number> = { ...csr, ceiling, apbd: apbd.appropriated, unfunded }
  return figures[key] ?? 0
}

/** What companies gave, or promised, on none of this venue's lines. */
export function BesideLines({ coverage }: { coverage: VenueCoverage }) {
  const texts = useWords(words)
  const language = useLanguage()
  const rows = [
    { part: texts.unallocated, csr: coverage.unallocated },
    { part: texts.otherVenues, csr: coverage.otherVenues },
  ]
  return (
    <Table
      caption={texts.beside}
      isCaptionShown
      columns={[
        { key: 'part', header: texts.part, isHead: true, cell: ({ part }) => part },
        ...LEVELS.map((level) => ({
          key: level,
          header: texts.short[level],
          isAmount: true,
          cell: ({ csr }: (typeof rows)[number]) => formatRupiah(csr[level], language),
        })),
      ]}
      rows={rows}
      keyOf={({ part }) => part}
    />
  )
}
