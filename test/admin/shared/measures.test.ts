import { describe, expect, it } from 'vitest'
import { segmentsOf } from '../../../admin/src/shared/measures.ts'
import { sum } from '../../../admin/src/shared/rupiah.ts'
import { fc, property } from '../../support/property.ts'

/** As the service answers: verified within received, all within pledged, pledged within the ceiling. */
const covered = fc.array(fc.maxSafeNat(), { minLength: 6, maxLength: 6 }).map((numbers) => {
  const [verified = 0, received = 0, pledged = 0, ceiling = 0] = [...numbers].sort((a, b) => a - b)
  return {
    ceiling,
    covered: { verified, received, committed: (numbers[4] ?? 0) % (pledged + 1), pledged },
    unfunded: (numbers[5] ?? 0) % (ceiling - pledged + 1),
  }
})

describe('the pieces of a bar', () => {
  it('are what each measure adds to the surer ones', () => {
    expect(
      segmentsOf({
        ceiling: 100,
        covered: { verified: 10, received: 25, committed: 40, pledged: 60 },
        unfunded: 15,
      }),
    ).toEqual({ verified: 10, received: 15, committed: 15, pledged: 20, apbd: 25, unfunded: 15 })
  })

  it('are none below nothing where more was received than agreed', () => {
    const { received, committed, pledged } = segmentsOf({
      ceiling: 100,
      covered: { verified: 10, received: 50, committed: 20, pledged: 60 },
      unfunded: 40,
    })

    expect({ received, committed, pledged }).toEqual({ received: 40, committed: 0, pledged: 10 })
  })

  property.prop([covered])('add up: those of CSR to what it covers, all to the ceiling', (line) => {
    const { apbd, unfunded, ...csr } = segmentsOf(line)

    expect(sum(Object.values(csr))).toBe(line.covered.pledged)
    expect(sum([...Object.values(csr), apbd, unfunded])).toBe(line.ceiling)
  })
})
