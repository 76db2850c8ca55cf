import { useState } from 'react'
import { todayInWita } from '../src/shared/calendar'
import { DayField } from '../src/ui/day-field'
import { FieldGroup } from '../src/ui/field'
import { Form } from '../src/ui/form'
import { MonthField } from '../src/ui/month-field'
import { RupiahField } from '../src/ui/rupiah-field'
import { SelectField } from '../src/ui/select-field'
import { TextField } from '../src/ui/text-field'
import { useSent, Value } from './sent'

export default function Fields() {
  const [amount, setAmount] = useState<number | null>(null)
  const [left, setLeft] = useState<number | null>(125_000_000)
  const [day, setDay] = useState<string | null>(null)
  const [received, setReceived] = useState<string | null>('2026-08-01')
  const [month, setMonth] = useState<string | null>(null)
  const [letter, setLetter] = useState('')
  const [channel, setChannel] = useState<'cash' | 'kind' | null>(null)
  const { send, element } = useSent()
  return (
    <Form className="stack" onSubmit={() => send({ amount, day, month, letter, channel })}>
      <h1>Isian</h1>
      <TextField
        label="Nomor surat"
        pointer="/letterNumber"
        value={letter}
        onChange={setLetter}
        maxLength={60}
      />
      <RupiahField
        label="Jumlah"
        pointer="/amount"
        hint="Sebesar yang tertulis pada surat."
        value={amount}
        onChange={setAmount}
      />
      <Value name="amount" of={amount} />
      <RupiahField label="Sisa" isOptional value={left} onChange={setLeft} />
      <Value name="left" of={left} />
      <DayField label="Tanggal surat" pointer="/letterDate" value={day} onChange={setDay} />
      <Value name="day" of={day} />
      <DayField
        label="Tanggal terima"
        isOptional
        latest={todayInWita()}
        earliest="2020-01-01"
        value={received}
        onChange={setReceived}
      />
      <Value name="received" of={received} />
      <FieldGroup label="Periode">
        <MonthField label="Bulan" value={month} onChange={setMonth} />
      </FieldGroup>
      <Value name="month" of={month} />
      <SelectField
        label="Bentuk"
        value={channel}
        onChange={setChannel}
        options={[
          { value: 'cash', label: 'Uang' },
          { value: 'kind', label: 'Barang' },
        ]}
      />
      <div className="row">
        <button className="primary" type="submit">
          Simpan
        </button>
      </div>
      {element}
    </Form>
  )
}
