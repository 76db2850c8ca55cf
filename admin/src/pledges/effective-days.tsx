import { dayInWords, todayInWita } from '../shared/calendar'
import { useLanguage, useWords } from '../shell/language'
import { Button } from '../ui/button'
import { DayField } from '../ui/day-field'
import { useForm } from '../ui/form'
import { words } from './proposal-words'

export interface Days {
  effectiveOn: string | null
  bookedOn: string | null
}

/** From which day it counts; where that day is closed, the refusal's first open day is offered for booking it. */
export function EffectiveDays({ days, onChange }: { days: Days; onChange: (days: Days) => void }) {
  const texts = useWords(words)
  const language = useLanguage()
  const firstOpen = useForm().refusal?.figures.firstOpenDay
  return (
    <>
      <DayField
        label={texts.effectiveOn}
        pointer="/effectiveOn"
        value={days.effectiveOn}
        onChange={(effectiveOn) => onChange({ ...days, effectiveOn })}
        latest={todayInWita()}
      />
      <DayField
        label={texts.bookedOn}
        pointer="/bookedOn"
        hint={texts.bookedHint}
        isOptional
        value={days.bookedOn}
        onChange={(bookedOn) => onChange({ ...days, bookedOn })}
        latest={todayInWita()}
      />
      {typeof firstOpen === 'string' && firstOpen !== days.bookedOn && (
        <Button onClick={() => onChange({ ...days, bookedOn: firstOpen })}>
          {texts.bookOnFirstOpen(dayInWords(firstOpen, language))}
        </Button>
      )}
    </>
  )
}

/** As they are sent: a day that is not given is left out. */
export function daysOf({ effectiveOn, bookedOn }: Days) {
  return { effectiveOn: String(effectiveOn), ...(bookedOn !== null && { bookedOn }) }
}
