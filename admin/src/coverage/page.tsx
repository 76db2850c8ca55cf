import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { addressOf } from '../api/call'
import { useWords } from '../shell/language'
import { Page } from '../shell/page'
import { Filters } from '../ui/filters'
import { VenueTable } from './comparison'
import { CoverageBars } from './coverage-bars'
import { Headline } from './headline'
import { BesideLines, LinesTable } from './lines'
import { LinesBars } from './lines-bars'
import { LookingBack, SeenBar } from './looking-back'
import { coverageQuery, type Seen } from './queries'
import { words } from './words'
import './coverage.css'

/** How much of the retreat's budget is carried, at each level of certainty, now or as it was seen some time. */
export function CoveragePage() {
  const texts = useWords(words)
  const { id } = useParams({ from: '/framed/retret/$id/cakupan' })
  const { venue, asOf, knownAt } = useSearch({ strict: false }) as Seen & { venue?: string }
  const navigate = useNavigate()
  const seen = { asOf, knownAt }
  const { data } = useSuspenseQuery(coverageQuery(id, seen))
  const shown = data.venues.find((each) => each.venue === (venue ?? data.chosenVenue)) ?? data.venues[0]
  const go = (change: object) =>
    void navigate({ to: '.', search: (present: object) => ({ ...present, ...change }) })
  if (shown === undefined) throw new Error('a retreat has a venue')
  const seenThere = { ...seen, venue: shown.venue }
  return (
    <Page title={`${texts.title} · ${data.retreat.title}`}>
      <div className="stack coverage">
        <SeenBar seen={seen} asOf={data.asOf} onSee={go} />
        <Filters>
          <label className="filter">
            <span>{texts.venue}</span>
            <select value={shown.venue} onChange={(event) => go({ venue: event.target.value })}>
              {data.venues.map((each) => (
                <option key={each.venue} value={each.venue}>
                  {each.name}
                  {each.venue === data.chosenVenue ? ` (${texts.chosen})` : ''}
                </option>
              ))}
            </select>
          </label>
          <p className="quiet">
            {texts.budget(data.budgetVersion)}. {data.chosenVenue === null && texts.notChosen}
          </p>
          <Files retreatId={id} query={seenThere} />
        </Filters>
        <Headline totals={shown.totals} />
        <LinesBars retreatId={id} seen={seenThere} coverage={shown} />
        <p className="quiet">{texts.cumulative}</p>
        <CoverageBars retreatId={id} seen={seenThere} coverage={shown} />
        <LinesTable retreatId={id} seen={seenThere} coverage={shown} />
        <BesideLines coverage={shown} />
        <VenueTable comparison={data} />
        <LookingBack key={`${asOf} ${knownAt}`} retreatId={id} venue={shown.venue} seen={seen} onSee={go} />
      </div>
    </Page>
  )
}

/** The same figures as a file, of the same time. */
function Files({ retreatId, query }: { retreatId: string; query: Record<string, string | undefined> }) {
  const texts = useWords(words)
  return (
    <ul className="row files no-print" aria-label={texts.files}>
      {['pdf', 'xlsx', 'csv'].map((format) => (
        <li key={format}>
          <a
            href={addressOf('/v1/retreats/{id}/coverage', {
              path: { id: retreatId },
              query: { ...query, format },
            })}
            download
          >
            {format.toUpperCase()}
          </a>
        </li>
      ))}
    </ul>
  )
}
