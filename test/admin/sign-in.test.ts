/** Coming in, staying in and going out, in the browser. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closesBrowserAfterwards, DESK, expectAccessible, PHONE, visit } from '../support/chromium.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { anAccount, signedIn } from '../support/signed-in.ts'

const OWN = 'anggrek hitam di kersik luway'
const MINUTE_MS = 60_000

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())
closesBrowserAfterwards()

/** The fields of whatever asks to sign in. */
const fieldsOf = (page: Awaited<ReturnType<typeof visit>>['page']) => ({
  email: page.getByLabel('Alamat surel'),
  password: page.getByLabel('Kata sandi'),
  enter: page.getByRole('button', { name: 'Masuk', exact: true }),
})

describe.each([
  ['at a desk', DESK],
  ['on a phone', PHONE],
])('with a first password, %s', (_, viewport) => {
  it('a person can do nothing but choose their own, and is in with it', async () => {
    const account = await anAccount(service, 'finance')
    const { page, open, complaints } = await visit(service, { viewport })
    await open('/')
    await page.getByRole('heading', { name: 'Masuk' }).waitFor()
    await expectAccessible(page)
    const { email, password, enter } = fieldsOf(page)
    await email.fill(account.email)
    await password.fill(account.password)
    await enter.click()
    const title = page.getByRole('heading', { name: 'Ganti kata sandi dahulu' })
    await title.waitFor()
    await open('/cari?q=contoh')
    await title.waitFor()
    await expectAccessible(page)

    await page.getByLabel('Kata sandi awal').fill(account.password)
    await page.getByLabel('Kata sandi baru', { exact: true }).fill(OWN)
    await page.getByLabel('Kata sandi baru, sekali lagi').fill(`${OWN}!`)
    await page.getByRole('button', { name: 'Simpan kata sandi' }).click()
    await page.getByText('Kedua kata sandi baru tidak sama.').waitFor()
    await page.getByLabel('Kata sandi baru, sekali lagi').fill(OWN)
    await page.getByRole('button', { name: 'Simpan kata sandi' }).click()

    await page.getByRole('heading', { name: 'Menunggu Anda' }).waitFor()
    if (viewport === PHONE) await page.getByRole('button', { name: 'Menu' }).click()
    expect(await page.getByText(account.name).isVisible()).toBe(true)
    await expectAccessible(page)
    expect(complaints).toEqual([])
  })
})

it('a wrong password is told in the service’s words, with the focus, and the address stays', async () => {
  const { page, open, complaints, refusals } = await visit(service)
  await open('/masuk')
  const { email, password, enter } = fieldsOf(page)
  await email.fill('siapa@contoh.example')
  await password.fill('bukan yang ini')
  await enter.click()

  const refused = page.getByRole('alert')
  await refused.waitFor()
  expect(await refused.textContent()).toContain('Alamat surel dan kata sandi itu tidak cocok.')
  expect(await refused.evaluate((element) => element === document.activeElement)).toBe(true)
  expect(await email.inputValue()).toBe('siapa@contoh.example')
  expect(await password.inputValue()).toBe('')
  await expectAccessible(page)
  expect([complaints, refusals.at(-1)]).toEqual([[], '401 /v1/session'])
})

it('who comes to a page of theirs signs in and is there', async () => {
  const { person } = await signedIn(service, 'auditor')
  const { page, open } = await visit(service)
  await open('/cari?q=sawitara')
  const { email, password, enter } = fieldsOf(page)
  await email.fill(person.email)
  await password.fill(person.password)
  await enter.click()

  await page.getByRole('heading', { name: 'Hasil pencarian “sawitara”' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/admin/cari')
})

it.each(['https://contoh.example/', '//contoh.example/admin/', '/admin/masuk'])(
  'nobody is led from the sign-in to %s',
  async (elsewhere) => {
    const { person } = await signedIn(service, 'auditor')
    const { page, open } = await visit(service)
    await open(`/masuk?kembali=${encodeURIComponent(elsewhere)}`)
    const { email, password, enter } = fieldsOf(page)
    await email.fill(person.email)
    await password.fill(person.password)
    await enter.click()

    await page.getByRole('heading', { name: 'Menunggu Anda' }).waitFor()
    expect(new URL(page.url()).pathname).toMatch(/^\/admin\/?$/)
  },
)

describe('a session that ended under somebody’s hands', () => {
  /** A page whose session has ended, and that has asked for the other language. */
  async function anEndedSession() {
    const visited = await signedIn(service, 'finance')
    await visited.open('/')
    await visited.page.getByRole('heading', { name: 'Menunggu Anda' }).waitFor()
    const keys: string[] = []
    visited.page.on('request', (request) => {
      if (request.method() === 'PATCH') keys.push(String(request.headers()['idempotency-key']))
    })
    expect((await visited.api.send('DELETE', '/v1/session')).statusCode).toBe(200)
    await visited.page.getByRole('button', { name: 'English' }).click()
    const dialog = visited.page.getByRole('dialog', { name: 'Sesi Anda telah berakhir' })
    await dialog.waitFor()
    return { ...visited, dialog, keys }
  }

  it('asks over the page, and what was being sent is sent again with its key', async () => {
    const { page, dialog, keys, person, complaints } = await anEndedSession()
    await expectAccessible(page)
    await dialog.getByLabel('Kata sandi').fill(person.password)
    await dialog.getByRole('button', { name: 'Masuk' }).click()

    await page.getByRole('heading', { name: 'Waiting for you' }).waitFor()
    expect(await dialog.count()).toBe(0)
    expect(new Set(keys).size).toBe(1)
    expect(complaints).toEqual([])
  })

  it('takes a wrong password no better than the first sign-in', async () => {
    const { page, dialog } = await anEndedSession()
    await dialog.getByLabel('Kata sandi').fill('bukan yang ini')
    await dialog.getByRole('button', { name: 'Masuk' }).click()

    await dialog.getByRole('alert').waitFor()
    expect(await page.getByRole('heading', { name: 'Menunggu Anda' }).count()).toBe(1)
  })

  it('leaves to nobody else what one person was sending', async () => {
    const { page, dialog, person } = await anEndedSession()
    expect(await dialog.getByLabel('Alamat surel').inputValue()).toBe(person.email)
    expect(await dialog.getByLabel('Alamat surel').isEditable()).toBe(false)
    await dialog.getByRole('button', { name: 'Keluar' }).click()

    await page.getByRole('heading', { name: 'Masuk' }).waitFor()
  })
})

describe('a session that nobody uses', () => {
  it('asks before it ends, and stays for who is there', async () => {
    const { page, open } = await signedIn(service, 'verifier')
    await page.clock.install()
    await open('/')
    await page.getByRole('heading', { name: 'Menunggu Anda' }).waitFor()
    await page.clock.fastForward(49 * MINUTE_MS)
    const dialog = page.getByRole('dialog', { name: 'Masih di sini?' })
    expect(await dialog.count()).toBe(0)

    await page.clock.fastForward(2 * MINUTE_MS)
    await dialog.waitFor()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Tetap masuk' }).click()

    await dialog.waitFor({ state: 'detached' })
  })
})

it('who signs out is out, and so is every other window of the browser', async () => {
  const { page, open, api } = await signedIn(service, 'finance')
  await open('/')
  await page.getByRole('button', { name: 'Keluar' }).click()

  await page.getByRole('heading', { name: 'Masuk' }).waitFor()
  expect((await api.send('GET', '/v1/me')).statusCode).toBe(401)
})
