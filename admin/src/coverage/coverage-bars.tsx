import { Link } from '@tanstack/react-router'
import { useWords } from '../shell/language'
import { Bars } from '../ui/bars'
import type { Seen, VenueCoverage } from './queries'
import { words } from './words'

interface CoverageBarsProps {
  retreatId: string
  seen: Seen & { venue: string }
  coverage: VenueCoverage
}

/** The whole budget and each of its lines, cut by how sure it is that they are carried. */
export function CoverageBars({ retreatId, seen, coverage }: CoverageBarsProps) {
  const texts = useWords(words)
  const { totals, lines } = coverage
  const search = (lineCode?: string) => ({ ...seen, part: 'line', lineCode })
  return (
    <Bars
      caption={texts.lines}
      bars={[
        { key: '', name: texts.total, label: <strong>{texts.total}</strong>, ...figuresOf(totals) },
        ...lines.map((line) => ({
          key: line.code,
          name: line.code,
          label: (
            <Link
              to="/retret/$id/cakupan/entri"
              params={{ id: retreatId }}
              search={search(line.code)}
              aria-label={texts.toEntries(`${line.code} ${line.description}`)}
            >
              {line.code}
            </Link>
          ),
          ...figuresOf(line),
        })),
      ]}
    />
  )
}

function figuresOf({ ceiling, covered, csr, unfunded }: VenueCoverage['totals']) {
  return { ceiling, covered, unfunded, surplus: csr.pledged - covered.pledged }
}
