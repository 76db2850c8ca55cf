/** Names that a report shows for codes, in the reader's language. */
import type { Channel, Form } from '../platform/shared/measures.ts'
import type { BothLanguages } from '../platform/shared/wire.ts'
import { accountCodes } from '../reference/account-codes.ts'
import { kbli } from '../reference/kbli.ts'
import { regencies } from '../reference/regencies.ts'

export const formLabels: Record<Form, BothLanguages> = {
  cash: { id: 'Uang', en: 'Cash' },
  goods: { id: 'Barang', en: 'Goods' },
  services: { id: 'Jasa', en: 'Services' },
}

export const channelLabels: Record<Channel, BothLanguages> = {
  rkud: { id: 'Rekening Kas Umum Daerah', en: 'Regional treasury account' },
  bast: { id: 'Serah terima (BAST)', en: 'Handover (BAST)' },
  direct_to_vendor: { id: 'Langsung ke penyedia', en: 'Directly to a vendor' },
  other_account: { id: 'Rekening lain', en: 'Another account' },
}

export const placeLabels = {
  unallocated: { id: 'Tidak dialokasikan', en: 'Unallocated' },
  other_venues: { id: 'Lokasi lain', en: 'Other venues' },
} satisfies Record<string, BothLanguages>

/** Where the regional budget has something beside the venue's lines. */
export const apbdPlaceLabels = {
  droppedLines: { id: 'APBD pada baris yang dihapus', en: 'APBD on lines that were dropped' },
  otherVenues: { id: 'APBD pada lokasi lain', en: 'APBD on other venues' },
} satisfies Record<string, BothLanguages>

/** Lists age: a code that is not on ours is shown as it is. */
export function accountLabel(code: string): string {
  return accountCodes.find((account) => account.code === code)?.name ?? code
}

/** A company's line of business: a KBLI code means something only with its version. */
export function sectorOf({ kbliVersion, kbliCode }: { kbliVersion: string; kbliCode: string }) {
  const known = kbli.find(({ version, code }) => version === kbliVersion && code === kbliCode)
  return { key: `${kbliVersion}:${kbliCode}`, label: known?.name ?? kbliCode }
}

/** Where a company operates: the first of its regencies, so that its money is counted once. */
export function regencyOf({ regencyCodes: [first = ''] }: { regencyCodes: readonly string[] }) {
  return { key: first, label: regencies.find(({ code }) => code === first)?.name ?? first }
}
