import { useState } from 'react'
import { formatRupiah } from '../src/shared/rupiah'
import { FilterChips } from '../src/ui/filter-chips'
import { Pager } from '../src/ui/pager'
import { type Column, Table } from '../src/ui/table'
import { Value } from './sent'

interface Row {
  id: string
  company: string
  amount: number
  note: string
}

const ROWS: Row[] = Array.from({ length: 6 }, (_, index) => ({
  id: String(index + 1),
  company: `PT Contoh Nomor ${index + 1}`,
  amount: 10_000_000_000_000 - index,
  note: 'Bantuan konsumsi dan penginapan peserta selama empat hari',
}))

const COLUMNS: Column<Row>[] = [
  {
    key: 'company',
    header: 'Perusahaan',
    isHead: true,
    cell: (row) => <a href={`#${row.id}`}>{row.company}</a>,
  },
  { key: 'note', header: 'Keterangan', cell: (row) => row.note },
  { key: 'amount', header: 'Jumlah', isAmount: true, cell: (row) => formatRupiah(row.amount, 'id') },
]

export default function List() {
  const [trail, setTrail] = useState<string[]>([])
  const [size, setSize] = useState(25)
  const [filters, setFilters] = useState(['Konsep', 'Uang'])
  return (
    <div className="stack">
      <h1>Daftar</h1>
      <FilterChips
        chips={filters.map((label) => ({
          key: label,
          label,
          onRemove: () => setFilters(filters.filter((each) => each !== label)),
        }))}
        onClear={() => setFilters([])}
      />
      <Table caption="Komitmen" columns={COLUMNS} rows={ROWS} keyOf={(row) => row.id} />
      <Pager
        trail={trail}
        nextCursor={trail.length < 2 ? `c${trail.length + 1}` : null}
        onGo={setTrail}
        size={size}
        onSize={setSize}
      />
      <Table
        caption="Kosong"
        columns={COLUMNS}
        rows={[]}
        keyOf={(row) => row.id}
        empty="Belum ada komitmen."
      />
      <Value name="trail" of={{ trail, size }} />
      <label>
        Cari <input />
      </label>
    </div>
  )
}
