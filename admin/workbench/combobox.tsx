import { useState } from 'react'
import { Button } from '../src/ui/button'
import { ComboboxField, HITS, type Option } from '../src/ui/combobox-field'
import { Dialog } from '../src/ui/dialog'
import { Form } from '../src/ui/form'
import { TextField } from '../src/ui/text-field'
import { useSent, Value } from './sent'

const COMPANIES: Option[] = [
  'Batulindra',
  'Batu Karang',
  ...Array.from({ length: 60 }, (_, n) => `Nomor ${n + 1}`),
].map((name, index) => ({ value: String(index), label: `PT Contoh ${name} · NPWP …${1999 + index}` }))

/** The answer to `b` comes after that to whatever is asked next. */
const late = Promise.withResolvers<void>()

async function answerTo(text: string): Promise<Option[]> {
  if (text === 'b') await late.promise
  if (text === 'gagal') throw new Error('no answer')
  const wanted = text.toLowerCase()
  return COMPANIES.filter(({ label }) => label.toLowerCase().includes(wanted)).slice(0, HITS)
}

export default function Companies() {
  const [company, setCompany] = useState<Option | null>(null)
  const [registering, setRegistering] = useState<string>()
  const [log, setLog] = useState<string[]>([])
  const { send, element } = useSent()

  async function search(text: string): Promise<Option[]> {
    setLog((before) => [...before, `asked ${text}`])
    const options = await answerTo(text)
    setLog((before) => [...before, `answered ${text}`])
    // In a later turn, so that this answer is there before.
    if (text === 'nomor 12') setTimeout(late.resolve)
    return options
  }

  return (
    <Form className="stack" onSubmit={() => send(company?.value)}>
      <h1>Perusahaan</h1>
      <ComboboxField
        label="Perusahaan"
        pointer="/companyId"
        value={company}
        onChange={setCompany}
        search={search}
        further={{
          label: (text) => `Daftarkan perusahaan baru${text === '' ? '' : ` “${text}”`} …`,
          onChoose: setRegistering,
        }}
      />
      <Value name="company" of={company?.label ?? null} />
      <Button type="submit">Simpan</Button>
      {registering !== undefined && (
        <Dialog title="Perusahaan baru" onClose={() => setRegistering(undefined)}>
          <Form
            className="stack"
            onSubmit={() => {
              setCompany({ value: 'new', label: registering })
              setRegistering(undefined)
            }}
          >
            <TextField label="Nama" value={registering} onChange={setRegistering} autoFocus />
          </Form>
        </Dialog>
      )}
      <Value name="log" of={log} />
      {element}
    </Form>
  )
}
