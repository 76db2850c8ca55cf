/** A link of persons that comes into force while one half decides what the other made: the decision was before it, or is refused. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { IdentityProvider } from '../support/identity-provider.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'
import { twoIdentities } from '../support/two-identities.ts'
import { anActivePledge, aRetreat, receiptOf } from '../support/world.ts'

const ROUNDS = 12

let service: TestService
let provider: IdentityProvider
let app: Awaited<ReturnType<typeof buildApp>>
let pledgeId: string
beforeAll(async () => {
  service = await startTestService()
  provider = await IdentityProvider.start()
  app = await buildApp({ db: service.db, logger: false, security: { sso: provider.sso() } })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000_000 }])
  pledgeId = (await anActivePledge(service, { retreatId, amount: 100_000 })).id
})
afterAll(async () => {
  await assertLedgerIsSound(service.db)
  await app.close()
  provider.stop()
  await service.close()
})

it.each(['account', 'token'] as const)('the %s verifies nothing that the other recorded', async (checker) => {
  const maker = checker === 'account' ? 'token' : 'account'
  for (let round = 0; round < ROUNDS; round += 1) {
    const person = await twoIdentities({ service, app, provider }, 'finance', 'verifier')
    const { id } = await person[maker].made('/v1/disbursements', receiptOf(pledgeId, 10))
    const path = await person.propose()
    await person.account.made(path)

    const [verification] = await Promise.all([
      person[checker].post(`/v1/disbursements/${id}/verification`),
      person.token.made(path),
    ])

    const { rows } = await service.sql.query(
      `select (select sequence from events where type = 'disbursement.verified' and subject_id = $1)
         > (select max(sequence) from events where type = 'user.link_confirmed' and subject_id = $2) as "isAfter"`,
      [id, person.userId],
    )
    expect([verification.status, rows[0].isAfter]).toEqual(
      verification.status === 200 ? [200, false] : [403, null],
    )
  }
})
