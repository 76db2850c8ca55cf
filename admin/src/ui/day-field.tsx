import { type KeyboardEvent, lazy, type ReactNode, Suspense, useState } from 'react'
import { dayInWords, readDay, todayInWita, weekdayInWords, writeDay } from '../shared/calendar'
import { Dialog } from './dialog'
import { FieldFrame, type FieldProps, useField } from './field'
import { useLanguage, useWords, wordsOf } from './language'
import './day-field.css'

const DayCalendar = lazy(() => import('./day-calendar'))

const words = wordsOf({
  id: {
    form: 'hh/bb/tttt',
    choose: 'Pilih tanggal',
    wrong: 'Bukan tanggal. Tulis seperti 17/8/2026 atau 17 Agu 2026; h = hari ini.',
    late: (day: string) => `Paling akhir ${day}.`,
    early: (day: string) => `Paling awal ${day}.`,
  },
  en: {
    form: 'dd/mm/yyyy',
    choose: 'Choose a date',
    wrong: 'Not a date. Write it like 17/8/2026 or 17 Aug 2026, the day first; h = today.',
    late: (day: string) => `At the latest ${day}.`,
    early: (day: string) => `At the earliest ${day}.`,
  },
})

interface DayFieldProps extends FieldProps {
  /** YYYY-MM-DD; null while the field is empty or holds no day that may stand there. */
  value: string | null
  onChange: (value: string | null) => void
  earliest?: string | undefined
  latest?: string | undefined
}

/**
 * A day that is typed, the day of the month first whatever the browser speaks, or chosen from a calendar (the button, or
 * Alt+Down). What is no day stays in sight, is marked and yields null, never the day that stood there before.
 */
export function DayField({ value, onChange, earliest, latest, ...props }: DayFieldProps) {
  const language = useLanguage()
  const texts = useWords(words)
  const [text, setText] = useState(value === null ? '' : writeDay(value))
  const [known, setKnown] = useState(value)
  const [isOpen, setOpen] = useState(false)
  if (value !== known) {
    setKnown(value)
    setText(value === null ? '' : writeDay(value))
  }

  const today = todayInWita()
  const reading = readDay(text, today)
  const day = reading.kind === 'day' ? reading.day : undefined
  const fault = faultOf()
  const field = useField(props, { fault, isEmpty: reading.kind === 'empty' })

  function faultOf(): string | undefined {
    if (reading.kind === 'wrong') return texts.wrong
    if (day === undefined) return undefined
    if (latest !== undefined && day > latest) return texts.late(dayInWords(latest, language))
    if (earliest !== undefined && day < earliest) return texts.early(dayInWords(earliest, language))
    return undefined
  }

  function take(written: string) {
    setText(written)
    const next = dayWithin(written)
    if (next === value) return
    setKnown(next)
    onChange(next)
  }

  function dayWithin(written: string): string | null {
    const read = readDay(written, today)
    if (read.kind !== 'day') return null
    const isWithin = (latest ?? read.day) >= read.day && (earliest ?? read.day) <= read.day
    return isWithin ? read.day : null
  }

  function openByKey(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown' || !event.altKey) return
    event.preventDefault()
    setOpen(true)
  }

  return (
    <FieldFrame
      field={field}
      label={props.label}
      hint={props.hint}
      below={day !== undefined && weekdayInWords(day, language)}
    >
      <div className="day-box">
        <input
          {...field.control}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          placeholder={texts.form}
          value={text}
          onChange={(event) => take(event.target.value)}
          onKeyDown={openByKey}
          onBlur={() => {
            if (day !== undefined) setText(writeDay(day))
            field.leave()
          }}
        />
        <button
          type="button"
          className="day-open"
          disabled={props.isDisabled}
          aria-label={`${texts.choose}: ${props.label}`}
          onClick={() => setOpen(true)}
        >
          <CalendarPicture />
        </button>
      </div>
      {isOpen && (
        <Dialog title={texts.choose} onClose={() => setOpen(false)}>
          <Suspense>
            <DayCalendar
              day={day}
              today={today}
              earliest={earliest}
              latest={latest}
              onChoose={(chosen) => {
                take(writeDay(chosen))
                setOpen(false)
              }}
            />
          </Suspense>
        </Dialog>
      )}
    </FieldFrame>
  )
}

function CalendarPicture(): ReactNode {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" aria-hidden="true">
      <rect x="1.5" y="2.5" width="13" height="12" rx="1" />
      <path d="M1.5 6.5h13M4.5 0.5v4M11.5 0.5v4" />
    </svg>
  )
}
