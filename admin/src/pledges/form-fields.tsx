import { call } from '../api/call'
import { dayInWords, todayInWita } from '../shared/calendar'
import { useLanguage, useWords } from '../shell/language'
import { Button } from '../ui/button'
import { ComboboxField, HITS } from '../ui/combobox-field'
import { DayField } from '../ui/day-field'
import { useForm } from '../ui/form'
import { RupiahField } from '../ui/rupiah-field'
import { SelectField } from '../ui/select-field'
import { TextField } from '../ui/text-field'
import { words as formWords } from './form-words'
import type { PledgeDraft } from './pledge-draft'
import { optionsOf, words } from './words'

interface FieldsProps {
  draft: PledgeDraft
  change: (part: Partial<PledgeDraft>) => void
  /** Of a pledge that was decided on once: its company and form stay. */
  isPartyFixed: boolean
}

/** Companies by a part of their name or number, told apart by the end of their NPWP. */
async function searchCompanies(q: string, signal: AbortSignal) {
  const query = { limit: HITS, ...(q && { q }) }
  const { data } = await call('get', '/v1/companies', { query, signal })
  return data.items.map(({ id, legalName, npwp }) => ({
    value: id,
    label: `${legalName} · NPWP …${npwp.slice(-4)}`,
  }))
}

/** In the order of the letter. */
export function LetterFields({ draft, change, isPartyFixed }: FieldsProps) {
  const texts = useWords(words)
  const hints = useWords(formWords)
  return (
    <>
      <ComboboxField
        label={texts.company}
        hint={hints.companyHint}
        pointer="/companyId"
        value={draft.company}
        search={searchCompanies}
        isDisabled={isPartyFixed}
        autoFocus={!isPartyFixed}
        onChange={(company) => change({ company })}
      />
      <TextField
        label={texts.letterNumber}
        pointer="/letterNumber"
        value={draft.letterNumber}
        maxLength={100}
        onChange={(letterNumber) => change({ letterNumber })}
      />
      <DayField
        label={texts.pledgedOn}
        pointer="/pledgedOn"
        value={draft.pledgedOn}
        latest={todayInWita()}
        onChange={(pledgedOn) => change({ pledgedOn })}
      />
      <RupiahField
        label={texts.amount}
        pointer="/amount"
        value={draft.amount}
        onChange={(amount) => change({ amount })}
      />
      <SelectField
        label={texts.form}
        pointer="/form"
        value={draft.form}
        options={optionsOf(texts.forms)}
        isDisabled={isPartyFixed}
        onChange={(form) => change({ form })}
      />
      {draft.form !== 'cash' && (
        <SelectField
          label={texts.valuationBasis}
          pointer="/valuationBasis"
          value={draft.valuationBasis}
          options={optionsOf(texts.bases)}
          onChange={(valuationBasis) => change({ valuationBasis })}
        />
      )}
    </>
  )
}

/** What is rarely needed. */
export function OtherFields({ draft, change }: Omit<FieldsProps, 'isPartyFixed'>) {
  const texts = useWords(words)
  const hints = useWords(formWords)
  const language = useLanguage()
  const firstOpen = useForm().refusal?.figures.firstOpenDay
  const isFilled = draft.letterAmount !== null || draft.externalRef !== '' || draft.bookedOn !== null
  const isOffered = typeof firstOpen === 'string' && firstOpen !== draft.bookedOn
  return (
    <details open={isFilled || isOffered}>
      <summary>{hints.more}</summary>
      <div className="stack">
        <RupiahField
          label={texts.letterAmount}
          hint={hints.letterAmountHint}
          pointer="/letterAmount"
          value={draft.letterAmount}
          isOptional
          onChange={(letterAmount) => change({ letterAmount })}
        />
        <TextField
          label={texts.externalRef}
          pointer="/externalRef"
          value={draft.externalRef}
          maxLength={200}
          isOptional
          onChange={(externalRef) => change({ externalRef })}
        />
        <DayField
          label={texts.bookedOn}
          hint={hints.bookedHint}
          pointer="/bookedOn"
          value={draft.bookedOn}
          latest={todayInWita()}
          isOptional
          onChange={(bookedOn) => change({ bookedOn })}
        />
        {isOffered && (
          <Button onClick={() => change({ bookedOn: firstOpen })}>
            {hints.bookOnFirstOpen(dayInWords(firstOpen, language))}
          </Button>
        )}
      </div>
    </details>
  )
}
