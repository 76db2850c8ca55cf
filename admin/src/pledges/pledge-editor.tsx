import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { DraftOffer, useDraft } from '../shell/draft'
import { useWords } from '../shell/language'
import { PaperUpload } from '../shell/paper-upload'
import { Unsure } from '../shell/submission'
import { Button } from '../ui/button'
import { ErrorSummary } from '../ui/error-summary'
import { Form } from '../ui/form'
import { LinesGrid } from '../ui/lines-grid'
import { showToast } from '../ui/toast'
import { useLines } from '../ui/use-lines'
import { ChangedMeanwhile } from './changed-meanwhile'
import { useReadAnew } from './deed'
import { LetterFields, OtherFields } from './form-fields'
import { words } from './form-words'
import type { PledgeDraft } from './pledge-draft'
import { usePledgeColumns } from './pledge-lines'
import type { BudgetLine } from './queries'
import { SameLetter, Similar } from './recorded-before'
import { type StoredPledge, useSaving, type Wish } from './save-pledge'
import { words as pledgeWords } from './words'

interface PledgeEditorProps {
  retreatId: string
  lines: readonly BudgetLine[]
  initial: PledgeDraft
  /** As the service has it, where it is not new. */
  stored?: StoredPledge
  isPartyFixed?: boolean
}

/** The form of a pledge: saved as a draft, or submitted at once. */
export function PledgeEditor({ retreatId, lines, initial, stored, isPartyFixed = false }: PledgeEditorProps) {
  const texts = useWords(words)
  const names = useWords(pledgeWords)
  const navigate = useNavigate()
  const readAnew = useReadAnew()
  const [fields, setFields] = useState(initial)
  const columns = usePledgeColumns(lines)
  const split = useLines(columns.split, initial.allocations)
  const instalments = useLines(columns.instalments, initial.instalments)
  const draft: PledgeDraft = { ...fields, allocations: split.values, instalments: instalments.values }
  const wish = useRef<Wish>('draft')

  const [begun] = useState(JSON.stringify(draft))
  const kept = useDraft(`komitmen.${stored?.id ?? 'baru'}`, draft, JSON.stringify(draft) !== begun)
  const saving = useSaving({
    retreatId,
    stored,
    onStored: kept.clear,
    onDone: async (id, done) => {
      await readAnew()
      showToast(done === 'submission' ? texts.submitted : texts.saved)
      await navigate({ to: '/komitmen/$id', params: { id } })
    },
  })

  function take(other: PledgeDraft) {
    setFields(other)
    split.reset(other.allocations)
    instalments.reset(other.instalments)
  }

  function save() {
    saving.save(draft, wish.current)
    // Ctrl+Enter says nothing of submitting.
    wish.current = 'draft'
  }

  function lower(left: number, line: string | undefined) {
    if (line === undefined) return
    const rows = draft.allocations.map((row) => (row.lineCode === line ? { ...row, amount: left } : row))
    split.reset(rows)
  }

  return (
    <>
      <DraftOffer draft={kept} onTake={take} />
      <div className="beside">
        <Form
          className="stack pledge-form"
          refusal={saving.refusalOf(draft)}
          isBusy={saving.isBusy}
          onSubmit={save}
        >
          <ErrorSummary onLower={lower} />
          {saving.submissions.map((submission, index) => (
            <Unsure key={index} submission={submission} />
          ))}
          <LetterFields
            draft={draft}
            isPartyFixed={isPartyFixed}
            change={(part) => setFields((before) => ({ ...before, ...part }))}
          />
          <LinesGrid label={names.split} lines={split} total={draft.amount} pointer="/allocations" />
          <LinesGrid label={names.instalments} lines={instalments} pointer="/instalments" />
          <p className="field-hint">{texts.restHint}</p>
          <OtherFields draft={draft} change={(part) => setFields((before) => ({ ...before, ...part }))} />
          <SameLetter
            others={saving.others}
            reason={draft.differs}
            onReason={(differs) => setFields((before) => ({ ...before, differs }))}
          />
          <Similar warnings={saving.similarTo(draft)} isTicked={saving.isTicked} onTick={saving.tick} />
          <div className="row form-end">
            <Button
              type="submit"
              kind="primary"
              isBusy={saving.isBusy}
              reason={saving.similarTo(draft).length > 0 && !saving.isTicked ? texts.tickFirst : undefined}
            >
              {texts.save}
            </Button>
            <Button
              type="submit"
              isBusy={saving.isBusy}
              onClick={() => {
                wish.current = 'submission'
              }}
            >
              {texts.saveAndSubmit}
            </Button>
          </div>
        </Form>
        <PaperUpload
          label={names.letterDocumentId}
          documentId={fields.letterDocumentId}
          onStored={(letterDocumentId) => setFields((before) => ({ ...before, letterDocumentId }))}
        />
      </div>
      {saving.conflict && (
        <ChangedMeanwhile
          {...saving.conflict}
          yours={draft}
          onClose={saving.leaveConflict}
          onSave={(merged) => {
            take(merged)
            saving.saveMerged(merged)
          }}
        />
      )}
    </>
  )
}
