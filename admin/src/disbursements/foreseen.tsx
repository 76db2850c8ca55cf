import { useEffect, useRef, useState } from 'react'
import type { Schemas } from '../api/call'
import { formatRupiah } from '../shared/rupiah'
import { useLanguage, useWords } from '../shell/language'
import { Button } from '../ui/button'
import { formWords } from './form-words'
import { SplitTable } from './split-table'

export type Foreseen = Pick<Schemas['DisbursementDryRun'], 'amount' | 'allocations' | 'unallocated'> & {
  warnings: Schemas['Warning'][]
}

/** These say that the same money may be recorded already: it is stored only with a tick. */
const OF_DUPLICATES = ['similar_receipt', 'number_under_other_kind']

interface ForeseenProps {
  answer: Foreseen
  isBusy: boolean
  onSave: () => void
}

/** What would be recorded: the split, and what a person should look at before it is. */
export function Foreseen({ answer, isBusy, onSave }: ForeseenProps) {
  const texts = useWords(formWords)
  const language = useLanguage()
  const [isSeen, setSeen] = useState(false)
  const place = useRef<HTMLElement>(null)
  const mustBeSeen = answer.warnings.some(({ code }) => OF_DUPLICATES.includes(code))
  useEffect(() => place.current?.focus(), [])
  return (
    <section ref={place} tabIndex={-1} className="card stack foreseen" aria-label={texts.willBe}>
      <h2>
        {texts.willBe}: {formatRupiah(answer.amount, language)}
      </h2>
      <SplitTable title={texts.split} split={answer} />
      {answer.warnings.length > 0 && (
        <div className="notice warning stack">
          <h3>{texts.warnings}</h3>
          <ul>
            {answer.warnings.map((warning) => (
              <li key={`${warning.code} ${warning.detail.id}`}>{warning.detail[language]}</li>
            ))}
          </ul>
        </div>
      )}
      {mustBeSeen && (
        <label className="row">
          <input type="checkbox" checked={isSeen} onChange={(event) => setSeen(event.target.checked)} />
          {texts.seen}
        </label>
      )}
      <div className="row">
        <Button
          kind="primary"
          isBusy={isBusy}
          reason={mustBeSeen && !isSeen ? texts.warnings : undefined}
          onClick={onSave}
        >
          {texts.save}
        </Button>
      </div>
    </section>
  )
}
