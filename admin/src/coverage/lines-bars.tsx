import { Link } from '@tanstack/react-router'
import { useWords } from '../shell/language'
import { Bars } from '../ui/bars'
import type { Seen, VenueCoverage } from './queries'
import { words } from './words'

interface LinesBarsProps {
  retreatId: string
  seen: Seen & { venue: string }
  coverage: VenueCoverage
}

/** The venue's whole and its lines as bars; each line's leads to the entries that it comes of. */
export function LinesBars({ retreatId, seen, coverage }: LinesBarsProps) {
  const texts = useWords(words)
  const { totals, lines } = coverage
  const measuresOf = ({ ceiling, covered, unfunded, csr }: VenueCoverage['totals']) => ({
    ceiling,
    covered,
    unfunded,
    surplus: csr.pledged - covered.pledged,
  })
  return (
    <Bars
      caption={texts.lines}
      bars={[
        { key: '', name: texts.total, ...measuresOf(totals) },
        ...lines.map((line) => ({
          key: line.code,
          name: `${line.code} ${line.description}`,
          label: (
            <>
              <Link
                to="/retret/$id/cakupan/entri"
                params={{ id: retreatId }}
                search={{ ...seen, part: 'line', lineCode: line.code }}
                aria-label={texts.toEntries(`${line.code} ${line.description}`)}
              >
                {line.code}
              </Link>{' '}
              {line.description}
            </>
          ),
          ...measuresOf(line),
        })),
      ]}
    />
  )
}
