/** What was done with a record, and the proof that the log has it. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { closesBrowserAfterwards, expectAccessible } from '../support/chromium.ts'
import { seal } from '../support/sealing.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { signedIn } from '../support/signed-in.ts'
import { anActivePledge, aRetreat } from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())
closesBrowserAfterwards()

it('the history of a pledge is proved in the browser, by the log’s own proof', async () => {
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 100_000_000 }])
  const { id } = await anActivePledge(service, { retreatId, amount: 30_000_000 })
  await seal(service)
  const { page, open, complaints, refusals } = await signedIn(service, 'auditor')

  await open(`/komitmen/${id}`)
  const history = page.getByRole('list', { name: 'Riwayat' })
  await history.getByRole('listitem').first().getByRole('button', { name: 'Buktikan' }).click()

  await history.getByText(/^Terbukti: catatan nomor \d+ ada di antara \d+ catatan/).waitFor()
  await expectAccessible(page)
  expect([complaints, refusals]).toEqual([[], []])
})

it('a proof that does not agree with the sealed log says so', async () => {
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 100_000_000 }])
  const { id } = await anActivePledge(service, { retreatId, amount: 30_000_000 })
  await seal(service)
  const { page, open } = await signedIn(service, 'auditor')
  await page.route('**/v1/events/*/proof', async (route) => {
    const answer = await route.fetch()
    const proof = await answer.json()
    await route.fulfill({
      response: answer,
      json: { ...proof, leaf: proof.leaf.replace('pledge', 'pleage') },
    })
  })

  await open(`/komitmen/${id}`)
  const history = page.getByRole('list', { name: 'Riwayat' })
  await history.getByRole('listitem').first().getByRole('button', { name: 'Buktikan' }).click()

  await history.getByText(/^Bukti tidak cocok/).waitFor()
})
