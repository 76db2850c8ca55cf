import { useState } from 'react'
import { dayInWords } from '../shared/calendar'
import { formatRupiah } from '../shared/rupiah'
import { useLanguage, useWords } from '../shell/language'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import type { LineValues } from '../ui/lines'
import { words } from './form-words'
import { type DraftField, draftFields, type PledgeDraft } from './pledge-draft'
import { words as pledgeWords } from './words'

interface ChangedMeanwhileProps {
  /** As it was when the form was opened, as the service has it now, and as it was typed. */
  opened: PledgeDraft
  now: PledgeDraft
  yours: PledgeDraft
  onSave: (merged: PledgeDraft) => void
  onClose: () => void
}

/** Two people have edited one pledge: of each field that differs one says which of both holds. Nothing is overwritten unseen. */
export function ChangedMeanwhile({ opened, now, yours, onSave, onClose }: ChangedMeanwhileProps) {
  const texts = useWords(words)
  const say = useSaying()
  const differing = draftFields.filter((field) => !isSame(now[field], yours[field]))
  // What only they changed is kept, what you changed is yours, unless you say otherwise.
  const [taken, setTaken] = useState<Partial<Record<DraftField, 'now' | 'yours'>>>(() =>
    Object.fromEntries(
      differing.map((field) => [field, isSame(opened[field], yours[field]) ? 'now' : 'yours']),
    ),
  )
  const merged = {
    ...now,
    ...Object.fromEntries(
      differing.filter((field) => taken[field] === 'yours').map((field) => [field, yours[field]]),
    ),
  }
  const choice = (field: DraftField, from: 'now' | 'yours', value: string) => (
    <td>
      <label className="row">
        <input
          type="radio"
          name={field}
          checked={taken[field] === from}
          onChange={() => setTaken((before) => ({ ...before, [field]: from }))}
        />
        <span className="unseen">{from === 'now' ? texts.useNow : texts.useYours}</span> {value}
      </label>
    </td>
  )
  return (
    <Dialog title={texts.conflict} onClose={onClose} isWide>
      <div className="stack">
        <p>{texts.conflictLead}</p>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{texts.field}</th>
              <th scope="col">{texts.opened}</th>
              <th scope="col">{texts.now}</th>
              <th scope="col">{texts.yours}</th>
            </tr>
          </thead>
          <tbody>
            {differing.map((field) => (
              <tr key={field}>
                <th scope="row">{say.name(field)}</th>
                <td>{say.value(field, opened)}</td>
                {choice(field, 'now', say.value(field, now))}
                {choice(field, 'yours', say.value(field, yours))}
              </tr>
            ))}
          </tbody>
        </table>
        <div className="row">
          <Button kind="primary" onClick={() => onSave(merged)}>
            {texts.saveChosen}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** What a field is called, and its value in words. */
function useSaying() {
  const texts = useWords(pledgeWords)
  const { empty } = useWords(words)
  const language = useLanguage()
  const rupiah = (amount: unknown) => (typeof amount === 'number' ? formatRupiah(amount, language) : empty)
  const day = (on: unknown) => (typeof on === 'string' ? dayInWords(on, language) : empty)
  const rows = (values: readonly LineValues[], head: (row: LineValues) => string) =>
    values.map((row) => `${head(row)} ${rupiah(row.amount)}`).join('; ') || empty
  return {
    name: (field: DraftField) =>
      field === 'allocations' ? texts.split : field === 'instalments' ? texts.instalments : texts[field],
    value(field: DraftField, draft: PledgeDraft): string {
      switch (field) {
        case 'company':
          return draft.company?.label ?? empty
        case 'form':
          return draft.form === null ? empty : texts.forms[draft.form]
        case 'valuationBasis':
          return draft.valuationBasis === null ? empty : texts.bases[draft.valuationBasis]
        case 'amount':
        case 'letterAmount':
          return rupiah(draft[field])
        case 'pledgedOn':
        case 'bookedOn':
          return day(draft[field])
        case 'allocations':
          return rows(draft.allocations, ({ lineCode }) => String(lineCode))
        case 'instalments':
          return rows(draft.instalments, ({ dueOn }) => day(dueOn))
        default:
          return draft[field] || empty
      }
    },
  }
}
