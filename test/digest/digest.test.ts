/** What waits, told once a day by e-mail. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { digestOutcomes, startDigests } from '../../src/digest/send-digests.ts'
import { writeDigest } from '../../src/digest/write-digest.ts'
import type { Role } from '../../src/platform/authority/roles.ts'
import { defaultFindingSettings } from '../../src/platform/shared/finding-settings.ts'
import { formatRupiah } from '../../src/platform/shared/rupiah.ts'
import { aMailServer, type MailServer } from '../support/mail-server.ts'
import { ownCertificate } from '../support/own-certificate.ts'
import { aPerson } from '../support/people.ts'
import { seal } from '../support/sealing.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { anActivePledge, aReceipt, aRetreat, onLines } from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 9_000_000 }])
  const pledge = await anActivePledge(service, {
    retreatId,
    amount: 5_000_000,
    allocations: onLines({ A: 5_000_000 }),
  })
  await aReceipt(service, pledge.id, 1_250_000)
  await seal(service)
})
afterAll(() => service.close())

async function aReader(role: Role, preferences: object): Promise<{ id: string; email: string }> {
  const email = `${randomUUID()}@contoh.example`
  const { id, client } = await aPerson(service, role)
  await service.as('admin').patch(`/v1/users/${id}`, { email })
  await client.patch('/v1/me', { preferences })
  return { id, email }
}

function send({ url }: Pick<MailServer, 'url'>, hour = 0, ca: string | null = null) {
  const errors: unknown[] = []
  const unsent: string[] = []
  const mail = {
    url,
    from: 'Cakupan <cakupan@contoh.example>',
    hour,
    address: 'https://cakupan.contoh.example',
    ca,
  }
  const sender = startDigests(
    {
      ...{ db: service.db, mail, findings: defaultFindingSettings, everyMs: 50 },
      onUnsent: (why) => unsent.push(why),
    },
    (error) => errors.push(error),
  )
  onTestFinished(() => sender.stop())
  return { ...sender, errors, unsent }
}

/** As if what failed had failed a while ago. */
async function later(id: string): Promise<void> {
  await service.superuser.query(
    `update digests set next_at = now() where person_id = $1 and next_at is not null`,
    [id],
  )
}

async function stateOf(
  id: string,
): Promise<{ settled: boolean; last_error: string | null; attempts: number }> {
  const { rows } = await service.superuser.query(
    'select settled_at is not null as settled, last_error, attempts from digests where person_id = $1',
    [id],
  )
  return rows[0]
}

it('each who wants it has one mail a day in their language, however many processes send, and nobody else has any', async () => {
  const server = await aMailServer()
  const [verifier, finance] = [
    await aReader('verifier', { digest: true, language: 'en' }),
    await aReader('finance', { digest: true }),
  ]
  const [off, left] = [
    await aReader('verifier', { digest: false }),
    await aReader('verifier', { digest: true }),
  ]
  await service.as('admin').patch(`/v1/users/${left.id}`, { active: false })
  const senders = [send(server), send(server), send(server)]
  const of = ({ email }: { email: string }) => server.mails.filter(({ to }) => to === email)
  await expect.poll(() => [of(verifier).length, of(finance).length], { timeout: 20_000 }).toEqual([1, 1])
  await Promise.all(senders.map((each) => each.stop()))
  const again = send(server)
  await new Promise((resolve) => setTimeout(resolve, 500))
  await again.stop()

  expect([of(verifier).length, of(finance).length, of(off).length, of(left).length]).toEqual([1, 1, 0, 0])
  expect(of(verifier)[0]?.text).toMatch(/^Subject: Cakupan, \d+ \w+ \d{4}: \d+ waiting for you/m)
  expect(of(verifier)[0]?.text).toContain(
    `- Receipts waiting for verification: 1, ${formatRupiah(1_250_000, 'en')}, since `,
  )
  expect(of(finance)[0]?.text).toMatch(/^Subject: Cakupan, \d+ \w+ \d{4}: \d+ hal menunggu Anda/m)
  expect(of(finance)[0]?.text).toContain(
    `- Penerimaan tanpa bukti tersimpan: 1, ${formatRupiah(1_250_000, 'id')}, sejak `,
  )
  // Whoever keeps it can hold the log against it.
  const { body } = await service.as('auditor').get('/v1/checkpoints/latest')
  expect(of(finance)[0]?.text.replaceAll('\r\n', '\n')).toContain(body.note.trim())
  expect(senders.flatMap(({ errors }) => errors)).toEqual([])
})

it('no mail names a company, a paper or a person', async () => {
  const server = await aMailServer()
  await aReader('verifier', { digest: true })
  send(server)
  await expect.poll(() => server.mails.length, { timeout: 20_000 }).toBe(1)

  expect(server.mails[0]?.text).not.toMatch(/PT Contoh|STS|SURAT|Orang Contoh/)
})

it('what is still to come, such as the end of a key, is told by its day', () => {
  const key = { type: 'api_key' as const, id: 'contoh', label: 'contoh', amount: null }
  const waiting = [
    {
      kind: 'key_expiry' as const,
      count: 2,
      amount: null,
      oldest: [{ ...key, since: '2026-12-04T16:00:00.000Z' }],
      href: '/',
    },
  ]
  const on = (day: string) =>
    writeDigest({ waiting, own: [] }, { language: 'en', day, address: null, checkpoint: null })?.text

  expect(on('2026-12-04')).toContain('- Keys of systems that expire soon: 2, the first on 5 December 2026')
  expect(on('2026-12-05')).toContain('- Keys of systems that expire soon: 2, since 5 December 2026')
})

it('it waits for its hour', async () => {
  const server = await aMailServer()
  const { id } = await aReader('verifier', { digest: true })
  send(server, 24)
  await new Promise((resolve) => setTimeout(resolve, 400))

  expect(await stateOf(id)).toBeUndefined()
})

it('what the mail server surely did not take is tried again; what it refuses for good is not', async () => {
  const server = await aMailServer()
  const { id, email } = await aReader('verifier', { digest: true })
  server.refuse.code = 451
  send(server)
  await expect
    .poll(() => stateOf(id), { timeout: 20_000 })
    .toMatchObject({ settled: false, last_error: 'EMESSAGE 451' })
  server.refuse.code = null
  await later(id)
  await expect.poll(() => server.mails.map(({ to }) => to), { timeout: 20_000 }).toEqual([email])
  expect(await stateOf(id)).toMatchObject({ attempts: 2 })

  const other = await aReader('verifier', { digest: true })
  server.refuse.code = 550
  await expect
    .poll(() => stateOf(other.id), { timeout: 20_000 })
    .toMatchObject({ settled: true, last_error: 'EMESSAGE 550' })
})

it('a mail server that is away is asked again later, and harms nothing', async () => {
  const server = await aMailServer()
  await server.stop()
  const { id } = await aReader('verifier', { digest: true })
  const before = digestOutcomes.postponed
  const { errors, unsent } = send(server)
  await expect
    .poll(() => stateOf(id), { timeout: 20_000 })
    .toMatchObject({ settled: false, attempts: 1, last_error: expect.any(String) })
  expect([unsent, digestOutcomes.postponed - before]).toEqual([['ESOCKET'], 1])
  expect((await service.app.inject({ url: '/healthz' })).statusCode).toBe(200)
  const back = await aMailServer({ port: Number(new URL(server.url).port) })
  await later(id)

  await expect.poll(() => back.mails.length, { timeout: 20_000 }).toBe(1)
  expect(errors).toEqual([])
})

const login = { user: 'cakupan@contoh.example', password: 'p@ss: word/Mahakam' }

it.each(['implicit', 'starttls'] as const)(
  'user and password are told over TLS (%s), to a server whose certificate is trusted',
  async (tls) => {
    const server = await aMailServer({ tls, login })
    const { email } = await aReader('verifier', { digest: true })
    const { unsent } = send(server, 0, ownCertificate)

    await expect.poll(() => server.mails.map(({ to }) => to), { timeout: 20_000 }).toEqual([email])
    expect(unsent).toEqual([])
  },
)

it.each([
  ['whose certificate nobody vouches for', { tls: 'implicit' as const, login }, null, 'ESOCKET'],
  [
    'whose certificate nobody vouches for, after STARTTLS',
    { tls: 'starttls' as const, login },
    null,
    'ESOCKET',
  ],
  ['that would have the password in the clear', { login }, ownCertificate, 'ETLS'],
  [
    'that does not know the password',
    { tls: 'implicit' as const, login: { ...login, password: 'lain' } },
    ownCertificate,
    'EAUTH 535',
  ],
])('nothing is sent to a server %s, and it is said', async (_what, terms, ca, why) => {
  const server = await aMailServer(terms)
  const url = new URL(server.url)
  Object.assign(url, { username: login.user, password: login.password })
  const { id } = await aReader('verifier', { digest: true })
  const { errors, unsent } = send({ url: url.href.replace(/\/$/, '') }, 0, ca)

  await expect
    .poll(() => stateOf(id), { timeout: 20_000 })
    .toMatchObject({ settled: false, attempts: 1, last_error: expect.stringContaining(why) })
  expect([server.mails, errors, unsent]).toEqual([[], [], [expect.stringContaining(why)]])
})
