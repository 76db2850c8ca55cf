/** The left bar: for each page who may use it. A new page adds its line. */
import type { Me, Operation } from '../api/queries'
import type { words } from './words'

export interface Place {
  word: keyof typeof words.id
  to: string
  /** Operations of which the person has at least one (GET /v1/me). */
  needs: readonly Operation[]
}

const ofRecords: Place[] = [
  { word: 'worklist', to: '/', needs: ['worklist.read'] },
  { word: 'pledges', to: '/komitmen', needs: ['pledges.read'] },
  { word: 'disbursements', to: '/penerimaan', needs: ['disbursements.read'] },
  { word: 'adjustments', to: '/penyesuaian', needs: ['adjustments.read'] },
]

/** Of the retreat that is chosen. */
const ofRetreat = (retreatId: string): Place[] => [
  { word: 'coverage', to: `/retret/${retreatId}/cakupan`, needs: ['coverage.read'] },
  { word: 'findings', to: `/retret/${retreatId}/temuan`, needs: ['findings.read'] },
  { word: 'reports', to: '/laporan', needs: ['reports.read'] },
]

const ofOffice: Place[] = [
  { word: 'people', to: '/pengguna', needs: ['access.write', 'access.confirm', 'sensitive_reads.read'] },
  { word: 'self', to: '/saya', needs: ['preferences.own'] },
]

/** What this person may use, in groups. */
export function placesFor({ operations }: Me, retreatId: string | undefined): Place[][] {
  const groups = [ofRecords, retreatId === undefined ? [] : ofRetreat(retreatId), ofOffice]
  return groups
    .map((places) => places.filter(({ needs }) => needs.some((each) => operations.includes(each))))
    .filter((places) => places.length > 0)
}
