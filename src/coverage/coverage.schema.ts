import { z } from 'zod'
import { Checkpoint } from '../platform/log/checkpoint.schema.ts'
import { groupings } from '../platform/shared/codes.ts'
import { Id, Instant, KnownAt, LocalDate, RupiahTotal, VenueCode } from '../platform/shared/wire.ts'

export const Levels = z
  .object({ pledged: RupiahTotal, committed: RupiahTotal, received: RupiahTotal, verified: RupiahTotal })
  .meta({
    id: 'Levels',
    description:
      'Whole rupiah at four levels of certainty: promised, under agreement, handed over, verified.',
  })
const Receipts = z.object({ received: RupiahTotal, verified: RupiahTotal }).meta({ id: 'Receipts' })
const Percent = z.number().nullable()
export const Percentages = z
  .object({ pledged: Percent, committed: Percent, received: Percent, verified: Percent })
  .meta({
    id: 'Percentages',
    description: 'covered / ceiling x 100, two decimals, half up; null where the ceiling is 0.',
  })

const Apbd = z.object({ appropriated: RupiahTotal, spent: RupiahTotal }).meta({ id: 'ApbdAmounts' })

const measures = {
  ceiling: RupiahTotal.meta({ description: 'Budgeted amount.' }),
  csr: Levels,
  apbd: Apbd,
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

const heading = {
  retreat: z.object({ id: Id, code: z.string(), title: z.string() }),
  budgetVersion: z.int(),
  asOf: LocalDate.meta({ description: 'Effective date (WITA), inclusive.' }),
  knownAt: Instant.nullable().meta({
    description: 'Where it was requested: what was sealed later is left out.',
  }),
  checkpoint: Checkpoint.nullable().meta({
    description: 'The log up to which it reads, where `knownAt` is given.',
  }),
  currency: z.literal('IDR'),
}
const atVenue = {
  totals: Measures,
  unallocated: Levels.meta({ description: 'On no line of this version.' }),
  otherVenues: Levels.meta({ description: 'On lines of the other venues.' }),
  apbdElsewhere: z.object({ droppedLines: Apbd, otherVenues: Apbd }).meta({
    description:
      'The regional budget beside `totals.apbd`: on lines that this version does not have, and on those of the other venues.',
  }),
  lines: z.array(CoverageLine),
}
const Sources = z
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
    id: 'CoverageSources',
    description: 'The whole retreat: totals.csr + unallocated + otherVenues = sources.total, always.',
  })

export type Grouping = (typeof groupings)[number]

const Change = z.int().meta({ description: 'Whole rupiah; below 0 in a month in which more left than came.' })
const groupFields = {
  kind: z.enum(['group', 'unallocated', 'other_venues']),
  key: z.string().nullable().meta({
    description:
      'Category, account code, company id, form, `kbliVersion:kbliCode`, regency code, channel or YYYY-MM; null beside the groups.',
  }),
  label: z.string().meta({ description: "The key's name, in the reader's language." }),
}
const CoverageGroup = z
  .union([
    z.object({ ...groupFields, ...measures }).meta({ id: 'LineGroup' }),
    z
      .object({
        ...groupFields,
        csr: z.object({ pledged: Change, committed: Change, received: Change, verified: Change }),
        cumulative: Levels.optional().meta({
          description: 'By the end of the month; months in which nothing changed are left out.',
        }),
      })
      .meta({ id: 'CsrGroup' }),
    z
      .object({ ...groupFields, csr: z.object({ received: Change, verified: Change }) })
      .meta({ id: 'ReceiptsGroup' }),
  ])
  .meta({
    id: 'CoverageGroup',
    description:
      "By category or account code all measures of this venue's lines, adding up to `totals` (`LineGroup`: it alone has `ceiling`); by channel what came of it (`ReceiptsGroup`: it alone has no `csr.pledged`); by anything else their `csr` (`CsrGroup`), which with the rows for unallocated and other venues adds up to `sources.total`.",
  })

const headingExample = {
  retreat: {
    id: '0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f',
    code: 'RETRET-OPD-2025',
    title: 'Retret Kepala OPD Kalimantan Timur (contoh ilustratif)',
  },
  budgetVersion: 1,
  asOf: '2025-06-30',
  knownAt: null,
  checkpoint: null,
  currency: 'IDR',
}
const atVenueExample = {
  totals: measuresExample,
  unallocated: zero,
  otherVenues: zero,
  apbdElsewhere: {
    droppedLines: { appropriated: 0, spent: 0 },
    otherVenues: { appropriated: 25_000_000, spent: 0 },
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
}
const sourcesExample = {
  total: levelsExample,
  byForm: { cash: levelsExample, goods: zero, services: zero },
  byChannel: {
    rkud: { received: 50_000_000, verified: 50_000_000 },
    bast: { received: 0, verified: 0 },
    direct_to_vendor: { received: 0, verified: 0 },
    other_account: { received: 0, verified: 0 },
  },
}

export const CoverageReport = z
  .object({
    ...heading,
    venue: z.string(),
    ...atVenue,
    sources: Sources,
    groupBy: z.enum(groupings).optional(),
    groups: z.array(CoverageGroup).optional().meta({ description: 'Where `groupBy` is given.' }),
  })
  .meta({
    id: 'CoverageReport',
    examples: [{ ...headingExample, venue: 'MARATUA', ...atVenueExample, sources: sourcesExample }],
  })
export type CoverageReport = z.infer<typeof CoverageReport>
export type CoverageGroup = z.infer<typeof CoverageGroup>

export const VenueComparison = z
  .object({
    ...heading,
    chosenVenue: z.string().nullable().meta({ description: 'The venue that was chosen by then.' }),
    venues: z.array(
      z
        .object({ venue: z.string(), name: z.string(), regencyCode: z.string(), ...atVenue })
        .meta({ id: 'VenueCoverage' }),
    ),
    sources: Sources,
  })
  .meta({
    id: 'VenueComparison',
    examples: [
      {
        ...headingExample,
        chosenVenue: null,
        venues: [{ venue: 'MARATUA', name: 'Pulau Maratua', regencyCode: '64.03', ...atVenueExample }],
        sources: sourcesExample,
      },
    ],
  })
export type VenueComparison = z.infer<typeof VenueComparison>

const asOf = LocalDate.optional().meta({
  description: 'Effective date (WITA), inclusive, not after today; absent: now.',
})
const knownAt = KnownAt.optional().meta({
  description:
    'What was known at an instant (RFC 3339, UTC): the log as it was sealed by then. With the same `asOf`, the same answer for ever; without, as of that day.',
})
export const ComparisonParameters = z.strictObject({ asOf, knownAt })

export const CoverageParameters = z.strictObject({
  venue: VenueCode.optional().meta({
    description: 'One of the retreat’s venues; absent: the one that was chosen by then.',
  }),
  asOf,
  knownAt,
})

export const CoverageQuery = CoverageParameters.extend({
  groupBy: z.enum(groupings).optional().meta({
    description: 'Adds `groups` to the JSON; a file has a row for every group in place of the lines.',
  }),
})
export type CoverageQuery = z.infer<typeof CoverageQuery>
