import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dayInWords, instantInWords, todayInWita } from '../shared/calendar'
import { useLanguage, useWords } from '../shell/language'
import { Button } from '../ui/button'
import { DayField } from '../ui/day-field'
import { Form } from '../ui/form'
import { TextField } from '../ui/text-field'
import { daysQuery, type Seen } from './queries'
import { words } from './words'

/** WITA is eight hours before UTC's clock, all year. */
const WITA = '+08:00'
const TIME = /^(\d{1,2})[.:](\d{2})(?:[.:](\d{2}))?$/

interface LookingBackProps {
  retreatId: string
  venue: string
  seen: Seen
  onSee: (seen: Seen) => void
}

/** Yellow while the page shows another time than the present: what it says is not what is. */
export function SeenBar({ seen, asOf, onSee }: { seen: Seen; asOf: string; onSee: (seen: Seen) => void }) {
  const texts = useWords(words)
  const language = useLanguage()
  if (seen.asOf === undefined && seen.knownAt === undefined) return null
  const known = seen.knownAt && instantInWords(seen.knownAt, language)
  return (
    <div className="notice warning row" role="status">
      <p>
        <strong>{texts.seen(dayInWords(asOf, language), known)}</strong> {texts.seenHint}
      </p>
      <span className="no-print">
        <Button onClick={() => onSee({ asOf: undefined, knownAt: undefined })}>{texts.now}</Button>
      </span>
    </div>
  )
}

/** Two fields and a slider over the days on which anything changed; all of it stands in the address. */
export function LookingBack({ retreatId, venue, seen, onSee }: LookingBackProps) {
  const texts = useWords(words)
  const [asOf, setAsOf] = useState<string | null>(seen.asOf ?? null)
  const [day, setDay] = useState<string | null>(seen.knownAt ? todayInWita(new Date(seen.knownAt)) : null)
  const [time, setTime] = useState(seen.knownAt ? clockOf(seen.knownAt) : '')
  const isWrong = day !== null && instantOf(day, time) === undefined
  const look = () =>
    onSee({ asOf: asOf ?? undefined, knownAt: day === null ? undefined : instantOf(day, time) })
  return (
    <details className="card no-print" open={seen.asOf !== undefined || seen.knownAt !== undefined}>
      <summary>{texts.lookBack}</summary>
      <div className="stack">
        <Form onSubmit={look} className="filters">
          <DayField label={texts.asOf} value={asOf} onChange={setAsOf} latest={todayInWita()} isOptional />
          <DayField label={texts.knownAt} value={day} onChange={setDay} latest={todayInWita()} isOptional />
          <TextField
            label={texts.knownTime}
            hint={texts.knownTimeHint}
            value={time}
            onChange={setTime}
            maxLength={12}
            isOptional
            error={isWrong ? texts.wrongTime : undefined}
          />
          <Button type="submit" kind="primary">
            {texts.look}
          </Button>
        </Form>
        <DaySlider retreatId={retreatId} venue={venue} seen={seen} onSee={onSee} />
      </div>
    </details>
  )
}

function DaySlider({ retreatId, venue, seen, onSee }: LookingBackProps) {
  const texts = useWords(words)
  const language = useLanguage()
  const { data: days = [] } = useQuery(daysQuery(retreatId, venue, seen.knownAt))
  if (days.length < 2) return null
  const asOf = seen.asOf
  const last = asOf === undefined ? days.length - 1 : days.findLastIndex(({ on }) => on <= asOf)
  const here = Math.max(0, last)
  const shown = days[here]
  return (
    <label className="day-slider">
      <span>{texts.days}</span>
      <input
        type="range"
        min={0}
        max={days.length - 1}
        value={here}
        aria-valuetext={shown && dayInWords(shown.on, language)}
        onChange={(event) => onSee({ ...seen, asOf: days[Number(event.target.value)]?.on })}
      />
      <span>{shown && dayInWords(shown.on, language)}</span>
    </label>
  )
}

/** An instant of the province's clocks; midnight's end where no time is said, undefined where it is none. */
function instantOf(day: string, time: string): string | undefined {
  const [, hours, minutes, seconds = '00'] = TIME.exec(time.trim() || '23.59.59') ?? []
  if (hours === undefined) return undefined
  const instant = Date.parse(`${day}T${hours.padStart(2, '0')}:${minutes}:${seconds}${WITA}`)
  return Number.isNaN(instant) ? undefined : new Date(instant).toISOString()
}

function clockOf(instant: string): string {
  const clock = new Intl.DateTimeFormat('id-ID', { timeZone: 'Asia/Makassar', timeStyle: 'medium' })
  return clock.format(new Date(instant))
}
