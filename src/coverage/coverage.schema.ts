import { z } from 'zod'
import { Id, Instant, LocalDate, RupiahTotal, VenueCode } from '../shared/wire.ts'

const Levels = z
  .object({ pledged: RupiahTotal, committed: RupiahTotal, received: RupiahTotal, verified: RupiahTotal })
  .meta({
    id: 'Levels',
    description:
      'Whole rupiah at four levels of certainty: promised, under agreement, handed over, verified.',
  })
const Receipts = z.object({ received: RupiahTotal, verified: RupiahTotal }).meta({ id: 'Receipts' })
const Percent = z.number().nullable()
const Percentages = z
  .object({ pledged: Percent, committed: Percent, received: Percent, verified: Percent })
  .meta({
    id: 'Percentages',
    description: 'covered / ceiling x 100, two decimals, half up; null where the ceiling is 0.',
  })

const measures = {
  ceiling: RupiahTotal.meta({ description: 'Budgeted amount.' }),
  csr: Levels,
  apbd: z.object({ appropriated: RupiahTotal, spent: RupiahTotal }),
  covered: Levels.meta({ description: 'min(csr, ceiling) line by line, then summed.' }),
  apbdBurden: Levels.meta({
    description: 'ceiling - covered: what the regional budget carries at each level.',
  }),
  unfunded: RupiahTotal.meta({
    description: 'max(0, ceiling - pledged - appropriated) line by line, then summed.',
  }),
  unfundedVerified: RupiahTotal.meta({ description: 'The same with verified in place of pledged.' }),
  percent: Percentages,
}
const Measures = z.object(measures).meta({ id: 'CoverageMeasures' })
const CoverageLine = z
  .object({
    code: z.string(),
    venueCode: z.string().nullable(),
    description: z.string(),
    category: z.string(),
    accountCode: z.string(),
    ...measures,
  })
  .meta({ id: 'CoverageLine' })

const zero = { pledged: 0, committed: 0, received: 0, verified: 0 }
const levelsExample = {
  pledged: 100_000_000,
  committed: 100_000_000,
  received: 50_000_000,
  verified: 50_000_000,
}
const measuresExample = {
  ceiling: 172_800_000,
  csr: levelsExample,
  apbd: { appropriated: 100_000_000, spent: 0 },
  covered: levelsExample,
  apbdBurden: { pledged: 72_800_000, committed: 72_800_000, received: 122_800_000, verified: 122_800_000 },
  unfunded: 0,
  unfundedVerified: 22_800_000,
  percent: { pledged: 57.87, committed: 57.87, received: 28.94, verified: 28.94 },
}

export const CoverageReport = z
  .object({
    retreat: z.object({ id: Id, code: z.string(), title: z.string() }),
    budgetVersion: z.int(),
    venue: z.string(),
    asOf: LocalDate.meta({ description: 'Effective date (WITA), inclusive.' }),
    knownAt: Instant.nullable(),
    checkpoint: z.null(),
    currency: z.literal('IDR'),
    totals: Measures,
    unallocated: Levels.meta({ description: 'On no line of this version.' }),
    otherVenues: Levels.meta({ description: 'On lines of the other venues.' }),
    sources: z
      .object({
        total: Levels,
        byForm: z.object({ cash: Levels, goods: Levels, services: Levels }),
        byChannel: z.object({
          rkud: Receipts,
          bast: Receipts,
          direct_to_vendor: Receipts,
          other_account: Receipts,
        }),
      })
      .meta({
        description: 'The whole retreat: totals.csr + unallocated + otherVenues = sources.total, always.',
      }),
    lines: z.array(CoverageLine),
  })
  .meta({
    id: 'CoverageReport',
    examples: [
      {
        retreat: {
          id: '0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f',
          code: 'RETRET-OPD-2025',
          title: 'Retret Kepala OPD Kalimantan Timur (contoh ilustratif)',
        },
        budgetVersion: 1,
        venue: 'MARATUA',
        asOf: '2025-06-30',
        knownAt: null,
        checkpoint: null,
        currency: 'IDR',
        totals: measuresExample,
        unallocated: zero,
        otherVenues: zero,
        sources: {
          total: levelsExample,
          byForm: { cash: levelsExample, goods: zero, services: zero },
          byChannel: {
            rkud: { received: 50_000_000, verified: 50_000_000 },
            bast: { received: 0, verified: 0 },
            direct_to_vendor: { received: 0, verified: 0 },
            other_account: { received: 0, verified: 0 },
          },
        },
        lines: [
          {
            code: 'M01',
            venueCode: 'MARATUA',
            description: 'Tiket pesawat PP Samarinda/Balikpapan–Berau',
            category: 'transport',
            accountCode: '5.1.02.04.01.0001',
            ...measuresExample,
          },
        ],
      },
    ],
  })
export type CoverageReport = z.infer<typeof CoverageReport>

export const CoverageQuery = z.strictObject({
  venue: VenueCode.optional().meta({
    description: 'One of the retreat’s venues; needed while none is chosen.',
  }),
  asOf: LocalDate.optional().meta({
    description: 'Effective date (WITA), inclusive, not after today; absent: now.',
  }),
})
export type CoverageQuery = z.infer<typeof CoverageQuery>
