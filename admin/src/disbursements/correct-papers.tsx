import { useState } from 'react'
import { call } from '../api/call'
import { DeedDialog } from '../shell/deed-dialog'
import { useWords } from '../shell/language'
import { RupiahField } from '../ui/rupiah-field'
import { SelectField } from '../ui/select-field'
import { TextField } from '../ui/text-field'
import { type DeedProps, readAnew } from './deed'
import { deedWords } from './deed-words'
import { optionsOf, words } from './words'

/** Corrects the numbers of a receipt's papers; its amount and day are never edited. */
export function CorrectionDialog({ disbursement, etag, onClose }: DeedProps) {
  const texts = useWords(deedWords)
  const names = useWords(words)
  const { evidence } = disbursement
  const [kind, setKind] = useState<keyof typeof names.evidence | null>(evidence.kind)
  const [number, setNumber] = useState(evidence.number)
  const [documentTotal, setDocumentTotal] = useState(evidence.documentTotal)
  const [pages, setPages] = useState(evidence.pages ?? '')
  const [invoice, setInvoice] = useState(disbursement.invoiceNumber ?? '')
  const change = {
    evidence: { kind: kind ?? evidence.kind, number, documentTotal, pages: pages.trim() || null },
    invoiceNumber: invoice.trim() || null,
  }
  return (
    <DeedDialog
      title={texts.titles.change}
      label={texts.save}
      content={change}
      send={() =>
        call('patch', '/v1/disbursements/{id}', {
          path: { id: disbursement.id },
          body: change,
          ifMatch: etag,
        })
      }
      done={texts.done.change}
      onDone={() => readAnew(disbursement.id)}
      onRefused={() => readAnew(disbursement.id)}
      onClose={onClose}
    >
      <SelectField
        label={texts.evidenceKind}
        pointer="/evidence/kind"
        value={kind}
        onChange={setKind}
        options={optionsOf(names.evidence)}
      />
      <TextField
        label={texts.evidenceNumber}
        pointer="/evidence/number"
        value={number}
        onChange={setNumber}
        maxLength={100}
        autoFocus
      />
      <RupiahField
        label={texts.documentTotal}
        hint={texts.documentTotalHint}
        pointer="/evidence/documentTotal"
        value={documentTotal}
        onChange={setDocumentTotal}
        isOptional
      />
      <TextField
        label={texts.pages}
        hint={texts.pagesHint}
        pointer="/evidence/pages"
        value={pages}
        onChange={setPages}
        isOptional
      />
      <TextField
        label={texts.invoice}
        pointer="/invoiceNumber"
        value={invoice}
        onChange={setInvoice}
        maxLength={100}
        isOptional
      />
    </DeedDialog>
  )
}
