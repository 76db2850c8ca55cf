/** Loaded when somebody opens a calendar. */
import { DayPicker } from 'react-day-picker'
import { enGB } from 'react-day-picker/locale/en-GB'
import { id } from 'react-day-picker/locale/id'
import { useLanguage } from './language'
import './day-calendar.css'

interface DayCalendarProps {
  day: string | undefined
  today: string
  earliest: string | undefined
  latest: string | undefined
  onChoose: (day: string) => void
}

const locales = { id, en: enGB }

/** Years before and after today that its lists offer where nothing narrower is asked. */
const YEARS_AROUND = 10

export default function DayCalendar({ day, today, earliest, latest, onChoose }: DayCalendarProps) {
  const language = useLanguage()
  const year = Number(today.slice(0, 4))
  return (
    <DayPicker
      mode="single"
      autoFocus
      required
      captionLayout="dropdown"
      locale={locales[language]}
      today={dateOf(today)}
      selected={day === undefined ? undefined : dateOf(day)}
      defaultMonth={dateOf(day ?? today)}
      startMonth={earliest === undefined ? new Date(year - YEARS_AROUND, 0) : dateOf(earliest)}
      endMonth={latest === undefined ? new Date(year + YEARS_AROUND, 11) : dateOf(latest)}
      disabled={outside(earliest, latest)}
      onSelect={(date) => onChoose(dayOf(date))}
    />
  )
}

/** Its dates are those of the computer's own zone: only year, month and day of them mean anything. */
function dateOf(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date)
}

function dayOf(date: Date): string {
  const twoFigures = (number: number) => String(number).padStart(2, '0')
  return `${date.getFullYear()}-${twoFigures(date.getMonth() + 1)}-${twoFigures(date.getDate())}`
}

function outside(earliest: string | undefined, latest: string | undefined) {
  return [
    ...(earliest === undefined ? [] : [{ before: dateOf(earliest) }]),
    ...(latest === undefined ? [] : [{ after: dateOf(latest) }]),
  ]
}
