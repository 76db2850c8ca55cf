import type { Schemas } from '../api/call'
import { dayInWords } from '../shared/calendar'
import { formatRupiah } from '../shared/rupiah'
import { useLanguage, useWords } from '../shell/language'
import { RecordLink } from '../shell/record-link'
import { TextField } from '../ui/text-field'
import { words } from './form-words'
import type { PaperHolder } from './pledge-draft'

interface SimilarProps {
  warnings: readonly Schemas['Warning'][]
  isTicked: boolean
  onTick: (isTicked: boolean) => void
}

/** The same company, amount and nearly the same date: stored only once somebody says that it is another pledge. */
export function Similar({ warnings, isTicked, onTick }: SimilarProps) {
  const texts = useWords(words)
  const language = useLanguage()
  if (warnings.length === 0) return null
  return (
    <section className="notice warning stack" role="alert">
      <p>
        <strong>{texts.similar}</strong>
      </p>
      <ul className="plain-list">
        {warnings.map(({ detail }) => (
          <li key={detail.id}>
            {detail[language]} <PledgeIn text={detail.id} />
          </li>
        ))}
      </ul>
      <label className="row">
        <input type="checkbox" checked={isTicked} onChange={(event) => onTick(event.target.checked)} />
        {texts.saveAnyway}
      </label>
    </section>
  )
}

const IDENTIFIER = /[0-9a-f]{8}-[0-9a-f-]{27}/

function PledgeIn({ text }: { text: string }) {
  const texts = useWords(words)
  const id = IDENTIFIER.exec(text)?.[0]
  return id === undefined ? null : (
    <RecordLink type="pledge" id={id}>
      {texts.see}
    </RecordLink>
  )
}

interface SameLetterProps {
  others: readonly PaperHolder[]
  reason: string
  onReason: (reason: string) => void
}

/** Which records have the number of the letter already; where it really is another letter, why. */
export function SameLetter({ others, reason, onReason }: SameLetterProps) {
  const texts = useWords(words)
  const language = useLanguage()
  if (others.length === 0) return null
  return (
    <section className="notice warning stack">
      <p>
        <strong>{texts.used}</strong>
      </p>
      <ul className="plain-list">
        {others.map((other) =>
          'elsewhere' in other ? (
            <li key={other.paper}>{texts.elsewhere}</li>
          ) : (
            <li key={other.id}>
              <RecordLink type={other.type} id={other.id}>
                {other.label}
              </RecordLink>
              , {formatRupiah(other.amount, language)}, {dayInWords(other.date, language)}
            </li>
          ),
        )}
      </ul>
      <TextField
        label={texts.differs}
        hint={texts.differsHint}
        pointer="/differsFrom"
        value={reason}
        onChange={onReason}
        maxLength={500}
        isOptional
      />
    </section>
  )
}
