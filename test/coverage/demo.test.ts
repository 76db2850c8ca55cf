import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadDemoInto } from '../support/demo.ts'
import { chosenVenue } from '../support/proposals.ts'
import { startTestService, type TestService } from '../support/service.ts'

interface Expected {
  venue: string
  asOf: string
  venueChoice: object | null
  lines: { code: string }[]
}

const { coverage } = JSON.parse(
  readFileSync(new URL('../../demo/expected.json', import.meta.url), 'utf8'),
) as {
  coverage: Expected[]
}
const beforeChoice = coverage.filter(({ venueChoice }) => venueChoice === null)
const afterChoice = coverage.filter(({ venueChoice }) => venueChoice !== null)

let service: TestService
let retreatId: string

beforeAll(async () => {
  service = await startTestService()
  ;({ retreatId } = await loadDemoInto(service))
})
afterAll(() => service.close())

describe('coverage of the illustrative retreat', () => {
  it('has three figures to meet before a venue is chosen', () => {
    expect(beforeChoice).toHaveLength(3)
  })

  it.each(beforeChoice)(
    'is to the rupiah what follows from its records: $venue as of $asOf',
    async (expected) => {
      const { venue, asOf, venueChoice: _none, ...figures } = expected

      const response = await service
        .as('auditor')
        .get(`/v1/retreats/${retreatId}/coverage?venue=${venue}&asOf=${asOf}`)

      expect(response.status).toBe(200)
      expect(response.body).toMatchObject({ venue, asOf, ...figures })
      expect(response.body.lines).toHaveLength(expected.lines.length)
    },
  )

  it('is now what it was at the last date on which something happened', async () => {
    const [now, then] = await Promise.all(
      ['', '&asOf=2025-06-30'].map((asOf) =>
        service.as('auditor').get(`/v1/retreats/${retreatId}/coverage?venue=MARATUA${asOf}`),
      ),
    )

    expect({ ...now?.body, asOf: null }).toEqual({ ...then?.body, asOf: null })
  })

  it('can be loaded again without posting anything twice', async () => {
    const { rows: before } = await service.sql.query('select count(*) from events')

    const again = await loadDemoInto(service)

    const { rows: after } = await service.sql.query('select count(*) from events')
    expect(again.retreatId).toBe(retreatId)
    expect(after).toEqual(before)
  })
})

// The figures above are those before the choice, so this stands last.
describe('coverage of the illustrative retreat after its venue is chosen', () => {
  it.each(afterChoice)('is what follows from the choice: $venue as of $asOf', async (expected) => {
    const { venue, asOf, venueChoice, ...figures } = expected
    const chosen = await chosenVenue(service, retreatId, venueChoice ?? {})

    const response = await service.as('auditor').get(`/v1/retreats/${retreatId}/coverage?asOf=${asOf}`)

    expect(chosen.state).toBe('approved')
    expect(response.body).toMatchObject({ venue, asOf, ...figures })
    expect(response.body.lines).toHaveLength(expected.lines.length)
  })

  it('is told for one choice', () => {
    expect(afterChoice).toHaveLength(1)
  })

  it.each(beforeChoice.filter(({ asOf }) => asOf < '2025-06-20'))(
    'leaves the days before the choice as they were: $venue as of $asOf',
    async (expected) => {
      const { venue, asOf, venueChoice: _none, ...figures } = expected

      const response = await service
        .as('auditor')
        .get(`/v1/retreats/${retreatId}/coverage?venue=${venue}&asOf=${asOf}`)

      expect(response.body).toMatchObject({ venue, asOf, ...figures })
    },
  )
})
