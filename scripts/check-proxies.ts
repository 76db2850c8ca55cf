/**
 * Whether the service holds its own behind a real nginx that is set as docs/operations.md says:
 * `npx tsx scripts/check-proxies.ts`. Needs nginx, and for the addresses of clients a Linux, where 127.0.0.2 is one. The
 * settings are read out of that document. What is not as it says is printed, with exit 1.
 */
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ensureBuilt, ensureInstalled, freePort, leave, requireNode, root, say } from './lib.mjs'

const READY_WITHIN_MS = 120_000
const MIB = 1024 * 1024
/** Requests a minute from one address: more than all else here asks for. */
const ADDRESS_LIMIT = 600
const BUDGET_LINES = 500
/** An event is sealed within a second; a heart-beat comes every 15. */
const EVENT_WITHIN_MS = 5_000
const HEARTBEAT_WITHIN_MS = 20_000
/** By their ends: those of a workbook and of a PDF tell of all that is before. */
const wholeness: Record<string, (content: Buffer, past: Buffer) => boolean> = {
  csv: (content, past) => content.equals(past),
  xlsx: (content) => content.subarray(-22).readUInt32LE() === 0x06054b50,
  pdf: (content) => content.subarray(-16).includes('%%EOF'),
}

requireNode()
if (spawnSync('nginx', ['-v']).status !== 0)
  leave(
    'nginx is missing: no program of that name. The stand-in of npm test (test/http/proxies.test.ts) needs none.',
  )
await ensureInstalled()
await ensureBuilt()

const folder = mkdtempSync(path.join(tmpdir(), 'cakupan-nginx-'))
const dataDir = path.join(folder, 'data')
const direct = `http://127.0.0.1:${await freePort()}`
const proxied = `http://127.0.0.1:${await freePort()}`
const service = spawn(process.execPath, [path.join(root, 'dist/main.js')], {
  cwd: root,
  env: {
    PATH: process.env.PATH,
    DATA_DIR: dataDir,
    PORT: new URL(direct).port,
    TRUST_PROXY: '127.0.0.1',
    RATE_LIMIT_PER_ADDRESS: String(ADDRESS_LIMIT),
    LOG_LEVEL: 'error',
  },
  stdio: ['ignore', 'ignore', 'inherit'],
})
const serviceEnded = new Promise((resolve) => service.on('close', resolve))
const nginx = spawn('nginx', ['-p', folder, '-c', configuration(), '-g', 'daemon off;'], {
  stdio: ['ignore', 'ignore', 'inherit'],
})
const nginxEnded = new Promise((resolve) => nginx.on('close', resolve))

let failures = 0
try {
  await ready()
  const keys = readFileSync(path.join(dataDir, 'demo.env'), 'utf8')
  const keyOf = (role: string) =>
    new RegExp(`${role}_KEY='?([^'\\s]+)`).exec(keys)?.[1] ?? leave(`no key of ${role}`)
  const [finance, verifier, auditor] = [keyOf('FINANCE'), keyOf('VERIFIER'), keyOf('AUDITOR')]
  await checkEtags(finance)
  await checkBodies(finance)
  await checkDownloads(finance, verifier, auditor)
  await checkStream(finance, auditor)
  await checkAddresses()
} finally {
  nginx.kill('SIGTERM')
  service.kill('SIGTERM')
  await Promise.all([nginxEnded, serviceEnded])
  rmSync(folder, { recursive: true, force: true })
}
say(failures === 0 ? 'nginx and Cakupan get on.' : `${failures} differences.`)
process.exitCode = failures === 0 ? 0 : 1

/** Writes the document's block into a server of its own; answers the file. */
function configuration(): string {
  const document = readFileSync(path.join(root, 'docs/operations.md'), 'utf8')
  const block = document.split('```nginx\n')[1]?.split('```')[0]
  const documented = 'http://127.0.0.1:3000'
  if (!block?.includes(documented)) leave(`docs/operations.md has no nginx block for ${documented}.`)
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (what) => `${what}_temp_path ${folder}/${what};`,
  )
  const file = path.join(folder, 'nginx.conf')
  writeFileSync(
    file,
    `${process.getuid?.() === 0 ? 'user root;' : ''}
pid ${folder}/nginx.pid;
error_log stderr crit;
events {}
http {
  access_log off;
  ${temporary.join('\n  ')}
  server {
    listen ${new URL(proxied).host};
    ${block.replace(documented, direct)}
  }
}
`,
  )
  return file
}

async function checkEtags(key: string): Promise<void> {
  const list = await ask('GET', '/v1/companies?limit=1', key)
  const address = `/v1/companies/${list.json?.items?.[0]?.id}`
  const read = await ask('GET', address, key)
  const etag = read.headers.get('etag')
  report(
    'an answer is compressed, and its ETag weakened',
    read.headers.get('content-encoding') === 'gzip' && etag?.startsWith('W/"') === true,
    `${read.headers.get('content-encoding')}, ${etag}`,
  )
  const known = await ask('GET', address, key, { headers: { 'if-none-match': String(etag) } })
  report('If-None-Match with it: 304', known.status === 304, known.text)
  const change = (regencyCodes: string[]) =>
    ask('PATCH', address, key, { headers: { 'if-match': String(etag) }, json: { regencyCodes } })
  const changed = await change(['64.02'])
  report('a PATCH with it as If-Match: 200', changed.status === 200, changed.text)
  const stale = await change(['64.03'])
  report('the same again: 412', stale.status === 412, stale.text)
}

async function checkBodies(key: string): Promise<void> {
  const largest = pdfOf(10 * MIB)
  const uploaded = await upload(largest, key)
  report('an upload of 10 MiB: 201', uploaded.status === 201, uploaded.text)
  const download = await fetch(`${proxied}/v1/documents/${uploaded.json?.id}/content`, {
    headers: { authorization: `Bearer ${key}` },
  })
  const content = Buffer.from(await download.arrayBuffer())
  report(
    'its download: the same bytes',
    content.equals(largest),
    `${download.status}, ${content.length} bytes`,
  )
  const ours = { 'a file of 11 MiB': upload(pdfOf(11 * MIB), key), 'JSON of 5 MiB': tooMuchJson(key) }
  for (const [what, asked] of Object.entries(ours)) {
    const refused = await asked
    report(
      `${what}: our 413`,
      refused.status === 413 && refused.json?.code === 'payload_too_large',
      refused.text,
    )
  }
  const proxys = await upload(pdfOf(13 * MIB), key)
  report(
    "a file of 13 MiB: nginx's 413, a problem document too",
    proxys.status === 413 && proxys.json?.code === 'payload_too_large',
    proxys.text,
  )
}

function tooMuchJson(key: string): Promise<Answer> {
  return ask('POST', '/v1/companies', key, { json: { legalName: 'x'.repeat(5 * MIB) } })
}

/** The longest coverage there is comes whole, in every format. */
async function checkDownloads(finance: string, verifier: string, auditor: string): Promise<void> {
  const id = await aLongRetreat(finance, verifier)
  const address = `/v1/retreats/${id}/coverage?venue=PANTAI`
  const { json } = await ask('GET', address, auditor)
  report(`JSON of ${BUDGET_LINES} lines`, json?.lines?.length === BUDGET_LINES, Object.keys(json ?? {}))
  for (const [format, isWhole] of Object.entries(wholeness)) {
    const [through, past] = (await Promise.all(
      [proxied, direct].map(async (origin) => {
        const response = await fetch(`${origin}${address}&format=${format}`, {
          headers: { authorization: `Bearer ${format === 'pdf' && origin === direct ? finance : auditor}` },
        })
        return { status: response.status, content: Buffer.from(await response.arrayBuffer()) }
      }),
    )) as [Download, Download]
    report(
      `its ${format}, ${through.content.length} bytes: whole`,
      through.status === 200 && isWhole(through.content, past.content),
      `${through.status}, without a proxy ${past.status} and ${past.content.length} bytes`,
    )
  }
}

async function aLongRetreat(finance: string, verifier: string): Promise<string> {
  const made = async (address: string, key: string, json: object) => {
    const decided = /^(.+)\/adoption$/.exec(address)?.[1]
    const etag = decided && (await ask('GET', decided, key)).headers.get('etag')
    const headers: Record<string, string> = etag ? { 'if-match': etag } : {}
    const answer = await ask('POST', address, key, { json, headers })
    if (answer.status >= 300) throw new Error(`${address}: ${answer.status} ${answer.text}`)
    return { id: answer.json?.id ?? '' }
  }
  const { id } = await made('/v1/retreats', finance, {
    code: 'R-NGINX',
    title: 'Retret di balik nginx',
    fiscalYear: 2025,
    startsOn: '2025-06-23',
    endsOn: '2025-06-26',
    venues: [{ code: 'PANTAI', name: 'Pantai Contoh', regencyCode: '64.03' }],
  })
  const lines = Array.from({ length: BUDGET_LINES }, (_, index) => ({
    code: `B${index}`,
    venueCode: null,
    category: 'transport',
    accountCode: '5.1.02.04.01.0001',
    chartVersion: 'kepmendagri-050-5889-2021',
    description: `Baris ${index}: ${randomUUID()}`,
    quantity: 1,
    unit: 'paket',
    unitPrice: 1_000,
    amount: 1_000,
    csrEligible: true,
  }))
  await made(`/v1/retreats/${id}/budgets`, finance, { reason: 'RAB panjang', lines })
  await made(`/v1/retreats/${id}/budgets/1/adoption`, verifier, { adoptedOn: '2025-01-10' })
  return id
}

/** Events come as they happen, the heart-beat when nothing does, and what was missed after the connection was lost. */
async function checkStream(finance: string, auditor: string): Promise<void> {
  const first = await streamFrom(auditor, { query: '?after=end' })
  report(
    'a stream begins, and nginx packs nothing of it',
    first.response.status === 200 && first.response.headers.get('content-encoding') === null,
    `${first.response.status}, ${first.response.headers.get('content-encoding')}`,
  )
  await registerCompany(finance)
  const lastId = await first.idOf('company.registered', EVENT_WITHIN_MS)
  report(`an event arrives within ${EVENT_WITHIN_MS / 1000} s`, lastId !== null, first.text())
  report('the heart-beat arrives', await first.says(/^:$/m, HEARTBEAT_WITHIN_MS), first.text())
  first.leave()
  const missed = await registerCompany(finance)
  const again = await streamFrom(auditor, { headers: { 'last-event-id': String(lastId) } })
  const isTold = (await again.idOf('company.registered', EVENT_WITHIN_MS)) !== null
  const ids = [...again.text().matchAll(/^data: (.+)$/gm)].map(
    ([, event = '']) => JSON.parse(event).subject.id,
  )
  report(
    'after a lost connection Last-Event-ID brings what was missed, and nothing twice',
    isTold && ids.join() === missed,
    again.text(),
  )
  again.leave()
}

async function registerCompany(key: string): Promise<string> {
  const digits = String(Number.parseInt(randomBytes(6).toString('hex'), 16))
    .padStart(15, '0')
    .slice(-15)
  const { status, text, json } = await ask('POST', '/v1/companies', key, {
    json: {
      legalName: `PT Contoh ${digits}`,
      npwp: `0${digits}`,
      nib: `9${digits.slice(-12)}`,
      kbliCode: '05100',
      kbliVersion: '2020',
      regencyCodes: ['64.03'],
    },
  })
  if (status !== 201) throw new Error(`a company: ${status} ${text}`)
  return json?.id ?? ''
}

interface Stream {
  response: Response
  /** What came so far. */
  text(): string
  says(what: RegExp, withinMs: number): Promise<boolean>
  /** The id of the first message of this type, or null where none comes. */
  idOf(type: string, withinMs: number): Promise<string | null>
  leave(): void
}

async function streamFrom(
  key: string,
  { query = '', headers = {} }: { query?: string; headers?: Record<string, string> },
): Promise<Stream> {
  const leaving = new AbortController()
  const response = await fetch(`${proxied}/v1/events/stream${query}`, {
    headers: { authorization: `Bearer ${key}`, 'accept-encoding': 'gzip', ...headers },
    signal: leaving.signal,
  })
  let received = ''
  const reading = (async () => {
    for await (const piece of response.body ?? []) received += Buffer.from(piece).toString()
  })().catch(() => {})
  const says: Stream['says'] = async (what, withinMs) => {
    for (const deadline = Date.now() + withinMs; Date.now() < deadline; await sleep(100))
      if (what.test(received)) return true
    return what.test(received)
  }
  return {
    response,
    text: () => received,
    says,
    async idOf(type, withinMs) {
      const message = new RegExp(`^id: (\\S+)\ndata: .*"type":"${type}".*$`, 'm')
      await says(message, withinMs)
      return message.exec(received)?.[1] ?? null
    },
    leave() {
      leaving.abort()
      void reading
    },
  }
}

/** Each client has a limit of its own, whatever it says of where it comes from. */
async function checkAddresses(): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 })
  const asked = Array.from({ length: ADDRESS_LIMIT + 1 }, (_, index) =>
    statusFrom('127.0.0.2', { 'x-forwarded-for': `203.0.113.${index % 250}` }, agent),
  )
  const refused = (await Promise.all(asked)).filter((status) => status === 429).length
  const other = await statusFrom('127.0.0.3', {}, agent)
  agent.destroy()
  report(
    `of ${ADDRESS_LIMIT + 1} requests of one client that invents addresses, one is refused`,
    refused === 1,
    `${refused} refused`,
  )
  report('another client is answered meanwhile', other === 401, other)
}

function statusFrom(
  localAddress: string,
  headers: Record<string, string>,
  agent: Agent,
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(`${proxied}/v1/companies`, { localAddress, headers, agent }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode))
    })
    asked.on('error', reject).end()
  })
}

/** A PDF by its first bytes, of random ones, of this size. */
function pdfOf(bytes: number): Buffer {
  const end = Buffer.from('\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n')
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(bytes - 9 - end.length), end])
}

function upload(content: Buffer, key: string): Promise<Answer> {
  const body = new FormData()
  body.set('file', new Blob([new Uint8Array(content)], { type: 'application/pdf' }), 'Bukti.pdf')
  return ask('POST', '/v1/documents', key, { body })
}

interface Answer {
  status: number
  headers: Headers
  text: string
  json: Partial<{ id: string; code: string; items: { id: string }[]; lines: unknown[] }> | null
}

interface Download {
  status: number
  content: Buffer
}

interface Sent {
  headers?: Record<string, string>
  json?: object
  body?: string | FormData | undefined
}

async function ask(
  method: string,
  address: string,
  key: string,
  { headers = {}, json, body = json && JSON.stringify(json) }: Sent = {},
): Promise<Answer> {
  const response = await fetch(proxied + address, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(method === 'POST' && { 'idempotency-key': randomUUID() }),
      ...(json && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body }),
  })
  const text = await response.text()
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : null }
}

function report(what: string, isSo: boolean, instead: unknown): void {
  if (!isSo) failures += 1
  say(`${isSo ? 'yes' : 'NO '}  ${what}${isSo ? '' : `: ${instead}`}`)
}

async function ready(): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS
  while (Date.now() < deadline && service.exitCode === null && nginx.exitCode === null) {
    const response = await fetch(`${proxied}/readyz`).catch(() => null)
    if (response?.ok) return
    await sleep(500)
  }
  throw new Error('the service or nginx is not ready')
}
