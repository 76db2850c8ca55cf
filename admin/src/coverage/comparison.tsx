import { formatRupiah } from '../shared/rupiah'
import { useLanguage, useWords } from '../shell/language'
import { Table } from '../ui/table'
import { percentInWords } from './headline'
import type { Comparison } from './queries'
import { LEVELS, words } from './words'

/** Each venue's budget, and how much of it is carried at each level. */
export function VenueTable({ comparison }: { comparison: Comparison }) {
  const texts = useWords(words)
  const language = useLanguage()
  const { venues, chosenVenue } = comparison
  if (venues.length < 2) return null
  return (
    <Table
      caption={texts.comparison}
      isCaptionShown
      columns={[
        {
          key: 'venue',
          header: texts.venue,
          isHead: true,
          cell: ({ venue, name }) => (venue === chosenVenue ? `${name} (${texts.chosen})` : name),
        },
        {
          key: 'ceiling',
          header: texts.ceiling,
          isAmount: true,
          cell: ({ totals }) => formatRupiah(totals.ceiling, language),
        },
        ...LEVELS.map((level) => ({
          key: level,
          header: texts.short[level],
          isAmount: true,
          cell: ({ totals }: Comparison['venues'][number]) => (
            <>
              {formatRupiah(totals.covered[level], language)}
              <br />
              {percentInWords(totals.percent[level], language)}
            </>
          ),
        })),
        {
          key: 'unfunded',
          header: texts.unfunded,
          isAmount: true,
          cell: ({ totals }) => formatRupiah(totals.unfunded, language),
        },
      ]}
      rows={venues}
      keyOf={({ venue }) => venue}
    />
  )
}
