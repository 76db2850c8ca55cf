import { useState } from 'react'
import { Button } from '../src/ui/button'
import { Dialog } from '../src/ui/dialog'
import { ErrorSummary } from '../src/ui/error-summary'
import { FieldGroup } from '../src/ui/field'
import { Form, type Refusal } from '../src/ui/form'
import { RupiahField } from '../src/ui/rupiah-field'
import { TextField } from '../src/ui/text-field'
import { showToast } from '../src/ui/toast'
import { useSent } from './sent'

const REFUSAL: Refusal = {
  title: 'Pagu mata anggaran terlampaui',
  detail: 'Mata anggaran M01: Rp100.000.000 diminta, sisa Rp72.800.000.',
  requestId: '0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e90',
  figures: { line: 'M01', asked: 100_000_000, left: 72_800_000 },
  errors: [
    { pointer: '/amount', detail: 'Jumlah melebihi sisa.' },
    { pointer: '/allocations/0/amount', detail: 'Baris 1: melebihi sisa.' },
    { pointer: '/nowhere', detail: 'Ada yang lain.' },
  ],
}

/** Refuses what is more than is left. */
export default function Refused() {
  const [amount, setAmount] = useState<number | null>(100_000_000)
  const [note, setNote] = useState('')
  const [refusal, setRefusal] = useState<Refusal>()
  const [isAsking, setAsking] = useState(false)
  const { send, element } = useSent()

  function submit() {
    if ((amount ?? 0) > 72_800_000) return setRefusal({ ...REFUSAL })
    setRefusal(undefined)
    send(amount)
    showToast('Tersimpan')
  }

  return (
    <Form className="stack" onSubmit={submit} refusal={refusal}>
      <h1>Ditolak</h1>
      <ErrorSummary onLower={(left) => setAmount(left)} />
      <RupiahField label="Jumlah" pointer="/amount" value={amount} onChange={setAmount} />
      <FieldGroup label="Pembagian" pointer="/allocations">
        <TextField label="Catatan" isOptional value={note} onChange={setNote} />
      </FieldGroup>
      <div className="row">
        <Button type="submit" kind="primary">
          Kirim
        </Button>
        <Button onClick={() => new Promise((resolve) => setTimeout(resolve, 3_000)).then(() => send('slow'))}>
          Lambat
        </Button>
        <Button reason="Anda yang membuatnya: orang lain yang menyetujui." onClick={() => send('forbidden')}>
          Setujui
        </Button>
        <Button onClick={() => setAsking(true)}>Tanya</Button>
      </div>
      {isAsking && <Asking onClose={() => setAsking(false)} onAnswer={send} />}
      {element}
    </Form>
  )
}

function Asking({ onClose, onAnswer }: { onClose: () => void; onAnswer: (reason: string) => void }) {
  const [reason, setReason] = useState('')
  return (
    <Dialog title="Mengapa?" onClose={onClose}>
      <Form
        className="stack"
        onSubmit={() => {
          onAnswer(reason)
          onClose()
        }}
      >
        <TextField label="Alasan" rows={3} value={reason} onChange={setReason} autoFocus />
        <Button type="submit" kind="primary">
          Jawab
        </Button>
      </Form>
    </Dialog>
  )
}
