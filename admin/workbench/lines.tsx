import { useMemo, useState } from 'react'
import { Button } from '../src/ui/button'
import { ErrorSummary } from '../src/ui/error-summary'
import { Form, type Refusal } from '../src/ui/form'
import type { LineColumn } from '../src/ui/lines'
import { LinesGrid } from '../src/ui/lines-grid'
import { RupiahField } from '../src/ui/rupiah-field'
import { useLines } from '../src/ui/use-lines'
import { useSent, Value } from './sent'

const SPLIT: LineColumn[] = [
  {
    key: 'lineCode',
    header: 'Mata anggaran',
    kind: 'choice',
    choices: [
      {
        value: 'H01',
        label: 'H01 · Honorarium',
        room: 9_000_000,
        disabledReason: 'Honorarium tidak boleh dari CSR.',
      },
      { value: 'M01', label: 'M01 · Konsumsi', room: 72_800_000 },
      { value: 'M02', label: 'M02 · Penginapan', room: 50_000_000 },
      { value: 'M03', label: 'M03 · Bus', room: 25_000_000 },
    ],
  },
  { key: 'amount', header: 'Jumlah', kind: 'amount' },
]
const INSTALMENTS: LineColumn[] = [
  { key: 'dueOn', header: 'Jatuh tempo', kind: 'day' },
  { key: 'amount', header: 'Jumlah', kind: 'amount' },
  { key: 'note', header: 'Catatan', kind: 'text', isOptional: true },
]

const REFUSAL: Refusal = {
  title: 'Pagu mata anggaran terlampaui',
  detail: 'Mata anggaran M02: sisa Rp50.000.000.',
  requestId: '0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e90',
  figures: { line: 'M02', left: 50_000_000 },
  errors: [{ pointer: '/allocations/1/amount', detail: 'Melebihi sisa M02.' }],
}

export default function Splits() {
  const long = Number(new URLSearchParams(location.search).get('rows') ?? 0)
  const [total, setTotal] = useState<number | null>(125_000_000)
  const [refusal, setRefusal] = useState<Refusal>()
  const columns = useMemo(() => (long === 0 ? SPLIT : longColumns(long)), [long])
  const split = useLines(
    columns,
    Array.from({ length: long }, (_, index) => ({ lineCode: `L${index}`, amount: 1_000_000 + index })),
  )
  const instalments = useLines(INSTALMENTS)
  const { send, element } = useSent()
  return (
    <Form
      className="stack"
      refusal={refusal}
      onSubmit={() => {
        send({ allocations: split.values, instalments: instalments.values })
        setRefusal(REFUSAL)
      }}
    >
      <h1>Pembagian</h1>
      <ErrorSummary />
      <RupiahField label="Jumlah" value={total} onChange={setTotal} />
      <LinesGrid label="Pembagian" lines={split} total={total} pointer="/allocations" />
      <Value name="split" of={split.values} />
      <LinesGrid label="Angsuran" lines={instalments} total={total} pointer="/instalments" />
      <Value name="instalments" of={instalments.values} />
      <Button type="submit" kind="primary">
        Simpan
      </Button>
      {element}
    </Form>
  )
}

function longColumns(count: number): LineColumn[] {
  const choices = Array.from({ length: count }, (_, index) => ({
    value: `L${index}`,
    label: `L${index} · Baris nomor ${index}`,
    room: 10_000_000,
  }))
  return [{ key: 'lineCode', header: 'Mata anggaran', kind: 'choice', choices }, ...SPLIT.slice(1)]
}
