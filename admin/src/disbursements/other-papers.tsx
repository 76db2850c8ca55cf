import { dayInWords } from '../shared/calendar'
import { formatRupiah } from '../shared/rupiah'
import { useLanguage, useWords } from '../shell/language'
import { RecordLink } from '../shell/record-link'
import { TextField } from '../ui/text-field'
import { formWords } from './form-words'
import type { PaperHolder } from './receipt-draft'

interface OtherPapersProps {
  others: readonly PaperHolder[]
  reason: string
  onReason: (reason: string) => void
}

/** Which records have the number already; where it really is another paper, why. */
export function OtherPapers({ others, reason, onReason }: OtherPapersProps) {
  const texts = useWords(formWords)
  const language = useLanguage()
  return (
    <section className="notice warning stack">
      <p>{texts.usedBy}</p>
      <ul>
        {others.map((other) => (
          <li key={'elsewhere' in other ? other.paper : other.id}>
            {'elsewhere' in other ? (
              texts.elsewhere
            ) : (
              <>
                <RecordLink type={other.type} id={other.id}>
                  {other.label}
                </RecordLink>
                {`, ${formatRupiah(other.amount, language)}, ${dayInWords(other.date, language)}`}
              </>
            )}
          </li>
        ))}
      </ul>
      <TextField
        label={texts.differs}
        pointer="/differsFrom"
        value={reason}
        onChange={onReason}
        maxLength={500}
        isOptional
      />
    </section>
  )
}
