import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { call } from '../api/call'
import { todayInWita } from '../shared/calendar'
import { formatRupiah } from '../shared/rupiah'
import { DraftOffer, useDraft } from '../shell/draft'
import { useLanguage, useWords } from '../shell/language'
import { Page } from '../shell/page'
import { PaperUpload } from '../shell/paper-upload'
import { useRetreatId } from '../shell/retreat'
import { Unsure, useSubmission } from '../shell/submission'
import { Button } from '../ui/button'
import { ComboboxField } from '../ui/combobox-field'
import { DayField } from '../ui/day-field'
import { ErrorSummary } from '../ui/error-summary'
import { FieldGroup } from '../ui/field'
import { Form, type Refusal } from '../ui/form'
import { RupiahField } from '../ui/rupiah-field'
import { SelectField } from '../ui/select-field'
import { TextField } from '../ui/text-field'
import { showToast } from '../ui/toast'
import { readAnew } from './deed'
import { Foreseen } from './foreseen'
import { formWords } from './form-words'
import { OtherPapers } from './other-papers'
import { pledgeOfReceiptQuery } from './queries'
import { EMPTY, type PaperHolder, type ReceiptDraft, requestOf } from './receipt-draft'
import { SplitField } from './split-field'
import { optionsOf, words } from './words'
import './form.css'

/** Records what a company handed over. First it is seen what would be recorded, then it is stored. */
export function DisbursementForm() {
  const texts = useWords(formWords)
  const { komitmen } = useSearch({ strict: false }) as { komitmen?: string }
  const [draft, setDraft] = useState<ReceiptDraft>(EMPTY)
  const [others, setOthers] = useState<readonly PaperHolder[]>([])
  const navigate = useNavigate()
  const kept = useDraft('penerimaan.baru', draft, draft !== EMPTY && hasContent(draft))
  useChosenPledge(komitmen, draft, setDraft)
  const request = requestOf(draft, others)
  const content = JSON.stringify(request)

  const seeOthers = (refusal: Refusal) => {
    if (Array.isArray(refusal.figures.others)) setOthers(refusal.figures.others as PaperHolder[])
  }
  const [foreseen, setForeseen] = useState<{ content: string; answer: unknown }>()
  const check = useSubmission({
    send: ({ content: body }: { content: typeof request }) =>
      call('post', '/v1/disbursements', { body, query: { dryRun: 'true' } }),
    onDone: ({ data }) => setForeseen({ content, answer: data }),
    onRefused: seeOthers,
  })
  const save = useSubmission({
    keptAs: 'penerimaan.baru',
    send: ({ content: body, idempotencyKey }: { content: typeof request; idempotencyKey: string }) =>
      call('post', '/v1/disbursements', { body, idempotencyKey }),
    onDone: async ({ data, isReplayed }) => {
      kept.clear()
      await readAnew(String(data.id))
      if (!isReplayed) showToast(texts.saved)
      await navigate({ to: '/penerimaan/$id', params: { id: String(data.id) } })
    },
    onRefused: seeOthers,
  })
  const isChecked = foreseen?.content === content
  const change = (part: Partial<ReceiptDraft>) => {
    setDraft((before) => ({ ...before, ...part }))
    check.reset()
    save.reset()
  }
  return (
    <Page title={texts.title}>
      <DraftOffer draft={kept} onTake={setDraft} />
      <div className="beside">
        <Form
          className="stack"
          refusal={save.refusal ?? check.refusal}
          onSubmit={() => (isChecked ? undefined : check.submit(request))}
        >
          <ErrorSummary onLower={(left) => change({ amount: left })} />
          <Unsure submission={save} />
          <Unsure submission={check} />
          <Fields draft={draft} change={change} />
          {others.length > 0 && (
            <OtherPapers others={others} reason={draft.differs} onReason={(differs) => change({ differs })} />
          )}
          {!isChecked && (
            <div className="row">
              <Button type="submit" kind="primary" isBusy={check.isBusy}>
                {texts.check}
              </Button>
            </div>
          )}
          {isChecked && (
            <Foreseen
              answer={foreseen.answer as Foreseen}
              isBusy={save.isBusy}
              onSave={() => save.submit(request)}
            />
          )}
        </Form>
        <PaperUpload
          label={texts.scan}
          documentId={draft.documentId}
          onStored={(documentId) => change({ documentId })}
        />
      </div>
    </Page>
  )
}

function hasContent(draft: ReceiptDraft): boolean {
  return draft.amount !== null || draft.number !== '' || draft.documentId !== null
}

/** The pledge that the address names, as if it had been chosen. */
function useChosenPledge(
  id: string | undefined,
  { pledge }: ReceiptDraft,
  setDraft: (draft: ReceiptDraft) => void,
) {
  const { data } = useQuery({ ...pledgeOfReceiptQuery(id ?? ''), enabled: id !== undefined })
  const isTaken = useRef(false)
  useEffect(() => {
    if (data === undefined || isTaken.current || pledge !== null) return
    isTaken.current = true
    setDraft({ ...EMPTY, pledge: optionOf(data), ...papersOf(data.form) })
  }, [data, pledge, setDraft])
}

function optionOf({
  id,
  companyName,
  letterNumber,
}: {
  id: string
  companyName?: string
  letterNumber: string
}) {
  return { value: id, label: `${companyName ?? ''} · ${letterNumber}` }
}

/** Goods and services come with a BAST. */
function papersOf(form: 'cash' | 'goods' | 'services') {
  return form === 'cash'
    ? ({ channel: 'rkud', kind: 'sts' } as const)
    : ({ channel: 'bast', kind: 'bast' } as const)
}

interface FieldsProps {
  draft: ReceiptDraft
  change: (part: Partial<ReceiptDraft>) => void
}

function Fields({ draft, change }: FieldsProps) {
  const texts = useWords(formWords)
  const names = useWords(words)
  const language = useLanguage()
  const retreatId = useRetreatId()
  const { data: pledge } = useQuery({
    ...pledgeOfReceiptQuery(draft.pledge?.value ?? ''),
    enabled: draft.pledge !== null,
  })

  async function search(q: string, signal: AbortSignal) {
    const query = { state: ['active' as const], limit: 50, ...(q && { q }), ...(retreatId && { retreatId }) }
    const { data } = await call('get', '/v1/pledges', { query, signal })
    return data.items.map((item) => ({
      ...optionOf(item),
      form: item.form,
      detail: texts.outstanding(formatRupiah(item.outstanding ?? 0, language)),
    }))
  }

  return (
    <>
      <ComboboxField
        label={texts.pledge}
        hint={texts.pledgeHint}
        pointer="/pledgeId"
        value={draft.pledge}
        search={search}
        onChange={(option) => {
          const chosen = option as {
            value: string
            label: string
            form?: 'cash' | 'goods' | 'services'
          } | null
          change({
            pledge: chosen && { value: chosen.value, label: chosen.label },
            lines: null,
            ...(chosen?.form && papersOf(chosen.form)),
          })
        }}
      />
      <RupiahField
        label={texts.amount}
        pointer="/amount"
        value={draft.amount}
        onChange={(amount) => change({ amount })}
      />
      <DayField
        label={texts.receivedOn}
        pointer="/receivedOn"
        value={draft.receivedOn}
        latest={todayInWita()}
        onChange={(receivedOn) => change({ receivedOn })}
      />
      <SelectField
        label={texts.channel}
        pointer="/channel"
        value={draft.channel}
        options={optionsOf(names.channels)}
        onChange={(channel) => change({ channel })}
      />
      <FieldGroup label={texts.evidence} pointer="/evidence">
        <SelectField
          label={texts.kind}
          pointer="/evidence/kind"
          value={draft.kind}
          options={optionsOf(names.evidence)}
          onChange={(kind) => change({ kind })}
        />
        <TextField
          label={texts.number}
          pointer="/evidence/number"
          value={draft.number}
          maxLength={100}
          onChange={(number) => change({ number })}
        />
        <TextField
          label={texts.account}
          pointer="/evidence/accountNumber"
          value={draft.accountNumber}
          maxLength={100}
          isOptional
          onChange={(accountNumber) => change({ accountNumber })}
        />
        <details open={draft.documentTotal !== null || draft.pages !== ''}>
          <summary>{texts.more}</summary>
          <RupiahField
            label={texts.documentTotal}
            hint={texts.documentTotalHint}
            pointer="/evidence/documentTotal"
            value={draft.documentTotal}
            isOptional
            onChange={(documentTotal) => change({ documentTotal })}
          />
          <TextField
            label={texts.pages}
            hint={texts.pagesHint}
            pointer="/evidence/pages"
            value={draft.pages}
            isOptional
            onChange={(pages) => change({ pages })}
          />
        </details>
      </FieldGroup>
      {pledge && (
        <SplitField
          key={pledge.id}
          pledge={pledge}
          amount={draft.amount}
          lines={draft.lines}
          onChange={(lines) => change({ lines })}
        />
      )}
    </>
  )
}
