import { FieldFrame, type FieldProps, useField } from './field'
import { useWords, wordsOf } from './language'

interface SelectFieldProps<Value extends string> extends FieldProps {
  value: Value | null
  onChange: (value: Value | null) => void
  options: readonly { value: Value; label: string; isDisabled?: boolean }[]
}

const words = wordsOf({ id: { choose: 'Pilih …', none: '–' }, en: { choose: 'Choose …', none: '–' } })

/** One of a few; for many there is the combobox. */
export function SelectField<Value extends string>({
  value,
  onChange,
  options,
  ...props
}: SelectFieldProps<Value>) {
  const field = useField(props, { isEmpty: value === null })
  const texts = useWords(words)
  const chosen = (text: string) => options.find((option) => option.value === text)?.value ?? null
  return (
    <FieldFrame field={field} label={props.label} hint={props.hint}>
      <select
        {...field.control}
        value={value ?? ''}
        onBlur={field.leave}
        onChange={(event) => onChange(chosen(event.target.value))}
      >
        {(value === null || props.isOptional) && (
          <option value="">{props.isOptional ? texts.none : texts.choose}</option>
        )}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.isDisabled}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
