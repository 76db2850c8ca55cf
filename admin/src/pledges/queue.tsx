import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { instantInWords } from '../shared/calendar'
import { formatRupiah } from '../shared/rupiah'
import { useLanguage, useWords } from '../shell/language'
import { Page } from '../shell/page'
import { RecordActions } from '../shell/record-actions'
import { RecordLink } from '../shell/record-link'
import { useMe } from '../shell/session'
import { Button } from '../ui/button'
import { useShortcuts } from '../ui/shortcuts'
import { type Deed, PledgeDeed } from './deed'
import { words as deedWords } from './deed-words'
import { PledgeFacts } from './facts'
import { LetterBeside } from './letter'
import { type Pledge, pledgeFindingsQuery, pledgeQuery, submittedPledgesQuery } from './queries'
import { words } from './queue-words'
import { SinceLastSubmission } from './since-last-submission'
import { Instalments, Split } from './split'
import './pledge.css'

/** Submitted pledges one by one, the longest waiting first; what one made oneself stands apart. */
export function PledgeQueue() {
  const texts = useWords(words)
  const { id: me } = useMe()
  const { id } = useSearch({ from: '/framed/komitmen/antrean' })
  const { data: pledges } = useSuspenseQuery(submittedPledgesQuery)
  const isOwn = ({ makers }: Pledge) => makers.some((maker) => maker.id === me)
  const queue = pledges.filter((pledge) => !isOwn(pledge))
  const place = Math.max(
    0,
    queue.findIndex((pledge) => pledge.id === id),
  )
  const present = queue[place]
  return (
    <Page title={texts.title} actions={present && <strong>{texts.place(place + 1, queue.length)}</strong>}>
      <div className="stack">
        {present === undefined ? (
          <p className="notice positive">{texts.nothing}</p>
        ) : (
          <Decision
            key={present.id}
            id={present.id}
            next={queue[place + 1]?.id}
            previous={queue[place - 1]?.id}
          />
        )}
        <Own pledges={pledges.filter(isOwn)} />
      </div>
    </Page>
  )
}

interface DecisionProps {
  id: string
  next: string | undefined
  previous: string | undefined
}

function Decision({ id, next, previous }: DecisionProps) {
  const texts = useWords(words)
  const { deeds } = useWords(deedWords)
  const navigate = useNavigate()
  const { data: pledge, etag } = useSuspenseQuery(pledgeQuery(id)).data
  const [deed, setDeed] = useState<Deed>()
  const go = (to: string | undefined) => {
    if (to !== undefined) void navigate({ to: '/komitmen/antrean', search: { id: to } })
  }
  const begin = (chosen: 'approval' | 'rejection') => {
    if (pledge.allowedActions?.find(({ action }) => action === chosen)?.allowed) setDeed(chosen)
  }
  useShortcuts({
    s: () => begin('approval'),
    t: () => begin('rejection'),
    n: () => go(next),
    p: () => go(previous),
  })
  const decisions = (['approval', 'rejection'] as const).map((action) => ({
    action,
    operation: 'pledges.decide' as const,
    label: `${deeds[action].label} (${action === 'approval' ? 's' : 't'})`,
    kind: action === 'approval' ? ('primary' as const) : ('danger' as const),
    onChoose: () => begin(action),
  }))
  return (
    <>
      <RecordActions allowed={pledge.allowedActions} actions={decisions}>
        <Step to={previous} onGo={go} label={texts.previous} />
        <Step to={next} onGo={go} label={texts.next} />
      </RecordActions>
      <p className="quiet no-print">{texts.keys}</p>
      <div className="beside">
        <LetterBeside pledge={pledge} />
        <div className="stack">
          <p>
            <RecordLink type="pledge" id={id}>
              {texts.open}
            </RecordLink>
            {' · '}
            <Submitted at={pledge.updatedAt} />
          </p>
          <PledgeFacts pledge={pledge} />
          <Split pledge={pledge} />
          <Instalments pledge={pledge} />
          <SinceLastSubmission id={id} />
          <Findings pledge={pledge} />
        </div>
      </div>
      {deed && (
        <PledgeDeed
          deed={deed}
          pledge={pledge}
          etag={etag}
          onDone={() => go(next ?? previous)}
          onClose={() => setDeed(undefined)}
        />
      )}
    </>
  )
}

function Step({
  to,
  onGo,
  label,
}: {
  to: string | undefined
  onGo: (to: string) => void
  label: string
}): ReactNode {
  return to === undefined ? null : <Button onClick={() => onGo(to)}>{label}</Button>
}

function Submitted({ at }: { at: string }) {
  return <span className="quiet">{useWords(words).since(instantInWords(at, useLanguage()))}</span>
}

function Findings({ pledge }: { pledge: Pledge }) {
  const texts = useWords(words)
  const { data = [] } = useQuery(pledgeFindingsQuery(pledge))
  if (data.length === 0) return null
  return (
    <section>
      <h2>{texts.findings}</h2>
      <ul className="notice warning plain-list">
        {data.map(({ id, code, message }) => (
          <li key={id}>
            {code}: {message}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Own({ pledges }: { pledges: readonly Pledge[] }) {
  const texts = useWords(words)
  const language = useLanguage()
  if (pledges.length === 0) return null
  return (
    <section>
      <h2>{texts.own}</h2>
      <p className="quiet">{texts.ownLead}</p>
      <ul className="plain-list">
        {pledges.map(({ id, companyName, letterNumber, total }) => (
          <li key={id}>
            <RecordLink type="pledge" id={id}>
              {companyName}, {letterNumber}
            </RecordLink>{' '}
            <span className="amount">{formatRupiah(total, language)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
