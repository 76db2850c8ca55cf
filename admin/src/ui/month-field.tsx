import { monthNames, todayInWita } from '../shared/calendar'
import { FieldFrame, type FieldProps, useField } from './field'
import { useLanguage, useWords, wordsOf } from './language'
import './month-field.css'

const words = wordsOf({
  id: { month: 'bulan', year: 'tahun', none: '–' },
  en: { month: 'month', year: 'year', none: '–' },
})

interface MonthFieldProps extends FieldProps {
  /** YYYY-MM. */
  value: string | null
  onChange: (value: string | null) => void
  /** The first and the last year offered; without them, those around this one. */
  years?: { first: number; last: number }
}

/** A month, by two lists: nothing to type, nothing to misread. */
export function MonthField({ value, onChange, years, ...props }: MonthFieldProps) {
  const language = useLanguage()
  const texts = useWords(words)
  const field = useField(props, { isEmpty: value === null })
  const present = todayInWita()
  const thisYear = Number(present.slice(0, 4))
  const { first, last } = years ?? { first: thisYear - 5, last: thisYear + 5 }
  const [year = '', month = ''] = value?.split('-') ?? []
  const offered = Array.from({ length: last - first + 1 }, (_, index) => String(first + index))
  const labelled = (part: 'month' | 'year') => `${field.ids.label} ${field.id}-${part}-word`

  return (
    <FieldFrame field={field} label={props.label} hint={props.hint}>
      <div className="month-box">
        <span hidden id={`${field.id}-month-word`}>
          {texts.month}
        </span>
        <select
          {...field.control}
          aria-labelledby={labelled('month')}
          value={month}
          onBlur={field.leave}
          onChange={({ target }) =>
            onChange(target.value === '' ? null : `${year || present.slice(0, 4)}-${target.value}`)
          }
        >
          {(value === null || props.isOptional) && <option value="">{texts.none}</option>}
          {monthNames(language).map((name, index) => (
            <option key={name} value={String(index + 1).padStart(2, '0')}>
              {name}
            </option>
          ))}
        </select>
        <span hidden id={`${field.id}-year-word`}>
          {texts.year}
        </span>
        <select
          disabled={props.isDisabled}
          aria-labelledby={labelled('year')}
          value={year}
          onChange={({ target }) =>
            onChange(target.value === '' ? null : `${target.value}-${month || present.slice(5, 7)}`)
          }
        >
          {(value === null || props.isOptional) && <option value="">{texts.none}</option>}
          {[...new Set([...offered, ...(year === '' ? [] : [year])])].sort().map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </div>
    </FieldFrame>
  )
}
