import { useEffect, useEffectEvent, useState } from 'react'
import { ComboboxList, type Further, type Option } from './combobox-list'
import { FieldFrame, type FieldProps, useField } from './field'
import { useWords, wordsOf } from './language'

export type { Option } from './combobox-list'

/** As many hits as are asked for and shown. */
export const HITS = 50

/** Quiet for so long, the text is searched for. */
const QUIET_MS = 150

const words = wordsOf({
  id: { choose: 'Pilih dari daftar.', failed: 'Pencarian gagal. Ketik lagi untuk mencoba.' },
  en: { choose: 'Choose from the list.', failed: 'The search failed. Type again to retry.' },
})

interface ComboboxFieldProps extends FieldProps {
  value: Option | null
  onChange: (value: Option | null) => void
  /** Answers at most 50 for what has been typed so far; what fails is said at the field. */
  search: (text: string, signal: AbortSignal) => Promise<readonly Option[]>
  /** What the last entry does: register what is not there yet. */
  further?: Further | undefined
}

/** One of many, searched for while its name is typed. A text that was not chosen from the list is marked and yields null. */
export function ComboboxField({ value, onChange, search, further, ...props }: ComboboxFieldProps) {
  const [text, setText] = useState(value?.label ?? '')
  const [known, setKnown] = useState(value?.value)
  const [isAsked, setAsked] = useState(false)
  const texts = useWords(words)
  const { options, isSearching, hasFailed } = useHits(search, text === value?.label ? '' : text, isAsked)
  if (value?.value !== known) {
    setKnown(value?.value)
    setText(value?.label ?? '')
  }
  const isChosen = value !== null && text === value.label
  const unchosen = text.trim() === '' || isChosen ? undefined : texts.choose
  const field = useField(props, { fault: hasFailed ? texts.failed : unchosen, isEmpty: text.trim() === '' })

  function write(written: string) {
    setText(written)
    setAsked(true)
    if (value === null || written === value.label) return
    setKnown(undefined)
    onChange(null)
  }

  function choose(option: Option) {
    setText(option.label)
    setKnown(option.value)
    onChange(option)
  }

  return (
    <FieldFrame field={field} label={props.label} hint={props.hint}>
      <ComboboxList
        text={text}
        onText={write}
        options={options}
        onChoose={choose}
        onOpen={() => setAsked(true)}
        isSearching={isSearching}
        hasMore={options.length >= HITS}
        further={further}
        labelledBy={field.ids.label}
        control={{ ...field.control, onBlur: field.leave }}
      />
    </FieldFrame>
  )
}

/** The hits for a text, asked for once it has been quiet a moment; an answer that was overtaken is left aside. */
function useHits(search: ComboboxFieldProps['search'], text: string, isAsked: boolean) {
  const [hits, setHits] = useState<{ text: string; options: readonly Option[]; hasFailed: boolean }>()
  // A page that hands a new function down at each turn does not ask anew.
  const ask = useEffectEvent(search)
  useEffect(() => {
    if (!isAsked) return
    const abort = new AbortController()
    const timer = setTimeout(async () => {
      const options = await ask(text, abort.signal).catch(() => undefined)
      if (!abort.signal.aborted) setHits({ text, options: options ?? [], hasFailed: options === undefined })
    }, QUIET_MS)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [text, isAsked])
  const isSearching = isAsked && hits?.text !== text
  // Those of the text before would offer what was not asked for.
  return {
    options: isSearching ? [] : (hits?.options ?? []),
    isSearching,
    hasFailed: !isSearching && hits?.hasFailed === true,
  }
}
