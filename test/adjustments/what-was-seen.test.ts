/** What is decided is what was seen: a proposal tells what it changes, and nobody approves it once that says something else. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approved, chosenVenue } from '../support/proposals.ts'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import { aCompany, anActivePledge, aRetreat, cancelRetreat } from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

const finance = () => service.as('finance')
const verifier = () => service.as('verifier')
const aNewRetreat = async () => (await aRetreat(service, [{ code: 'A', amount: 1_000 }])).id

interface Place {
  /** Proposes it. */
  make: (body: object) => Promise<{ status: number; body: Record<string, unknown> & { id: string } }>
  first: object
  second: object
  before: Record<string, unknown>
  /** Makes the field say something else, as nobody can by the service while a proposal waits. */
  meddle: (say: (statement: string) => Promise<unknown>) => Promise<unknown>
  /** How the changed field is called. */
  field: string
}

const places: Record<string, () => Promise<Place>> = {
  'a title': async () => {
    const id = await aNewRetreat()
    const { body } = await finance().get(`/v1/retreats/${id}`)
    return {
      make: (change) => finance().patch(`/v1/retreats/${id}`, change) as ReturnType<Place['make']>,
      first: { title: 'Satu', reason: 'Salah ketik' },
      second: { title: 'Dua', reason: 'Salah ketik' },
      before: { title: body.title },
      meddle: (say) => say(`update retreats set title = 'Tiga' where id = '${id}'`),
      field: 'title',
    }
  },
  'the last day of a disclosure': async () => {
    const path = `/v1/companies/${(await aCompany(service)).id}/disclosures`
    const sanction = { kind: 'sanction', reference: 'SK-1', validFrom: '2025-02-01', validTo: null }
    const { id } = await finance().made(path, sanction)
    return {
      make: (change) => finance().patch(`${path}/${id}`, change) as ReturnType<Place['make']>,
      first: { validTo: '2025-03-01', reason: 'Sudah dicabut' },
      second: { validTo: '2025-04-01', reason: 'Sudah dicabut' },
      before: { validTo: null },
      meddle: (say) => say(`update disclosures set valid_to = '2025-05-01' where id = '${id}'`),
      field: 'valid to',
    }
  },
  'the venue': async () => {
    const id = await aNewRetreat()
    return {
      make: (choice) =>
        finance().post(`/v1/retreats/${id}/venue-choices`, choice) as ReturnType<Place['make']>,
      first: { venueCode: 'PANTAI', chosenOn: '2025-06-01' },
      second: { venueCode: 'KOTA', chosenOn: '2025-06-02', reason: 'Lebih dekat' },
      before: { venueCode: null, chosenOn: null, documentNumber: null, reason: null },
      meddle: (say) =>
        say(`update retreats set chosen_venue = 'PANTAI', venue_chosen_on = '2025-06-01' where id = '${id}'`),
      field: 'venue',
    }
  },
  'an agreement': async () => {
    const { id } = await anActivePledge(service, { retreatId: await aNewRetreat(), amount: 100 })
    const agreement = { kind: 'nphd', number: 'NPHD/1', signedOn: '2025-03-01' }
    await finance().made(`/v1/pledges/${id}/agreement`, agreement)
    const corrected = { ...agreement, relation: 'correction', reason: 'Salah tanggal' }
    return {
      make: (body) => finance().post(`/v1/pledges/${id}/agreement`, body) as ReturnType<Place['make']>,
      first: { ...corrected, signedOn: '2025-03-02' },
      second: { ...corrected, signedOn: '2025-03-03' },
      before: { ...agreement, documentId: null, reason: null },
      meddle: (say) => say(`update pledges set agreement_signed_on = '2025-03-04' where id = '${id}'`),
      field: 'day of signature',
    }
  },
  'a cancellation': async () => {
    const id = await aNewRetreat()
    return {
      make: (body) => finance().post(`/v1/retreats/${id}/cancellation`, body) as ReturnType<Place['make']>,
      first: { cancelledOn: '2025-06-01', reason: 'Cuaca buruk' },
      second: { cancelledOn: '2025-06-02', reason: 'Cuaca buruk' },
      before: { cancelledOn: null, reason: null },
      meddle: (say) =>
        say(
          `update retreats set cancelled_on = '2025-06-03', cancellation_reason = 'Lain' where id = '${id}'`,
        ),
      field: 'day of cancellation',
    }
  },
  'a restoration': async () => {
    const id = await aNewRetreat()
    await cancelRetreat(service, id)
    const { body } = await finance().get(`/v1/retreats/${id}`)
    return {
      make: (body) => finance().post(`/v1/retreats/${id}/restoration`, body) as ReturnType<Place['make']>,
      first: { reason: 'Jadi dilaksanakan' },
      second: { reason: 'Jadi dilaksanakan juga' },
      before: { cancelledOn: body.cancellation.cancelledOn, reason: body.cancellation.reason },
      meddle: (say) => say(`update retreats set cancellation_reason = 'Lain' where id = '${id}'`),
      field: 'reason',
    }
  },
}

/** Of whoever owns the tables, and whom no rule of the rows holds. */
async function asOwner(statement: string) {
  await service.superuser.query(`begin; set local session_replication_role = replica; ${statement}; commit`)
}

describe.each(Object.entries(places))('of two proposals for %s', (_what, place) => {
  it('the second is refused when it is made, and the first tells from what it departs', async () => {
    const { make, first, second, before } = await place()
    const made = await make(first)
    expect(made.status).toBe(202)
    expect(made.body.before).toEqual(before)

    expect(await make(second)).toMatchObject({ status: 409, body: { code: 'proposals_conflict' } })

    await verifier().made(`/v1/adjustments/${made.body.id}/approval`)
  })

  it('the database takes one', async () => {
    const { make, first } = await place()
    const { id } = (await make(first)).body
    const client = await transactionOf(service.sql)

    const { rows } = await client.query(
      `select string_agg(quote_ident(column_name), ', ') as written from information_schema.columns
       where table_name = 'adjustments' and is_generated = 'NEVER'`,
    )

    const again = client.query(
      `insert into adjustments (${rows[0].written}) select ${rows[0].written} from (
         select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'before', '{}'::jsonb))).*
         from adjustments a where id = $1) again`,
      [id],
    )

    await expect(again).rejects.toMatchObject({ constraint: 'proposals_conflict' })
  })

  it('none is approved once the field says something else, which the refusal names', async () => {
    const { make, first, meddle, field } = await place()
    const { id } = (await make(first)).body
    await meddle(asOwner)

    const refused = await verifier().post(`/v1/adjustments/${id}/approval`, {})

    expect(refused).toMatchObject({ status: 409, body: { code: 'changed_since_proposed' } })
    expect(refused.body.detail).toContain(field)
  })
})

it('proposals for different fields of one record are both approved', async () => {
  const id = await aNewRetreat()
  const { body: title } = await finance().patch(`/v1/retreats/${id}`, { title: 'Satu', reason: 'Ketik' })
  const { body: day } = await finance().patch(`/v1/retreats/${id}`, { endsOn: '2025-12-30', reason: 'Ketik' })

  for (const proposal of [title, day]) await verifier().made(`/v1/adjustments/${proposal.id}/approval`)

  const { body } = await finance().get(`/v1/retreats/${id}`)
  expect(body).toMatchObject({ title: 'Satu', endsOn: '2025-12-30' })
})

it('a later choice of the venue tells the one before', async () => {
  const id = await aNewRetreat()
  await chosenVenue(service, id, { venueCode: 'PANTAI', chosenOn: '2025-06-01', documentNumber: '100.3/1' })
  const later = { venueCode: 'KOTA', chosenOn: '2025-06-02', reason: 'Lebih dekat' }

  const { before } = await approved(service, `/v1/retreats/${id}/venue-choices`, later)

  expect(before).toEqual({
    venueCode: 'PANTAI',
    chosenOn: '2025-06-01',
    documentNumber: '100.3/1',
    reason: null,
  })
})

it('an amendment corrects no field, and beside it another one waits', async () => {
  const { id } = await anActivePledge(service, { retreatId: await aNewRetreat(), amount: 100 })
  const amendment = { delta: 10, reason: 'Adendum', effectiveOn: '2025-05-20' }

  const one = await finance().made(`/v1/pledges/${id}/amendments`, amendment)

  expect(one.before).toBeNull()
  await finance().made(`/v1/pledges/${id}/amendments`, amendment)
})
