import { Bars } from '../src/ui/bars'
import { Timeline } from '../src/ui/timeline'

export default function Looks() {
  return (
    <div className="stack">
      <h1>Cakupan</h1>
      <Bars
        caption="Baris RAB"
        bars={[
          {
            key: 'M01',
            name: 'M01 Konsumsi',
            label: <a href="#M01">M01 Konsumsi</a>,
            ceiling: 172_800_000,
            covered: {
              verified: 40_000_000,
              received: 65_000_000,
              committed: 90_000_000,
              pledged: 120_000_000,
            },
            unfunded: 22_800_000,
          },
          {
            key: 'M02',
            name: 'M02 Penginapan',
            ceiling: 100_000_000,
            covered: {
              verified: 20_000_000,
              received: 70_000_000,
              committed: 30_000_000,
              pledged: 100_000_000,
            },
            unfunded: 0,
            surplus: 15_000_000,
          },
          {
            key: 'M03',
            name: 'M03 Bus',
            ceiling: 25_000_000,
            covered: { verified: 0, received: 0, committed: 0, pledged: 0 },
            unfunded: 25_000_000,
          },
        ]}
      />
      <h2>Riwayat</h2>
      <Timeline
        items={[
          {
            id: 'c',
            position: null,
            text: 'Komitmen disetujui',
            occurredAt: '2025-04-15T02:00:00.000Z',
            actor: { name: 'Punai Contoh' },
            changes: [{ field: 'state', label: 'keadaan', before: 'diajukan', after: 'aktif' }],
            bookedOn: '2025-05-01',
          },
          {
            id: 'b',
            position: 1050,
            text: 'Komitmen diubah',
            occurredAt: '2025-04-14T02:00:00.000Z',
            actor: { name: null },
            changes: [
              { field: 'amount', label: 'jumlah', before: 100_000_000, after: 125_000_000 },
              { field: 'pledgedOn', label: 'tanggal surat', before: null, after: '2025-04-14' },
              {
                field: 'allocations',
                label: 'pembagian',
                before: [],
                after: [
                  { lineCode: 'M01', amount: 72_800_000 },
                  { lineCode: 'M02', amount: 52_200_000 },
                ],
              },
            ],
          },
        ]}
        onProve={async (position) => <p>Catatan {position} ada dalam pohon.</p>}
      />
    </div>
  )
}
